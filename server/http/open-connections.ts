import type { Server, Socket } from 'node:net';

/**
 * Every connection to the server, also one that has become a WebSocket: of those Node forgets, and a device that comes back
 * in the moment of a stop would hold the server up for as long as it likes.
 */
export class OpenConnections {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  #isStopping = false;

  constructor(server: Server) {
    this.#server = server;
    server.on('connection', (socket) => {
      if (this.#isStopping) return void socket.destroy();
      this.#sockets.add(socket);
      socket.once('close', () => this.#sockets.delete(socket));
    });
  }

  /** Resolves when nobody can reach the server any more, and nobody is connected. */
  stop(): Promise<void> {
    this.#isStopping = true;
    return new Promise((resolve) => {
      // Its answer is an error when it never listened, or has stopped listening already, which is as good.
      this.#server.close(() => resolve());
      for (const socket of this.#sockets) socket.destroy();
    });
  }
}

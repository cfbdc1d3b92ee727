import { Agent } from 'node:http';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** A way to a server that can be lost as Wi-Fi is: nobody is told, and nothing arrives any more. */
export class Wire {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  #isLost = false;
  /** Carried so far, both ways. */
  bytes = 0;

  private constructor(server: Server) {
    this.#server = server;
  }

  static async to(port: number): Promise<Wire> {
    const server = createServer();
    const wire = new Wire(server);
    server.on('connection', (near) => wire.#join(near, connect(port, '127.0.0.1')));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return wire;
  }

  /** Where it begins. */
  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** Whoever connects with it comes by this wire, whatever address they name. */
  agent(): Agent {
    const { port } = this;
    const agent = new Agent();
    agent.createConnection = () => connect(port, '127.0.0.1');
    return agent;
  }

  lose(): void {
    this.#isLost = true;
  }

  /** What stood through the loss is broken by now, and is told so. */
  mend(): void {
    this.#isLost = false;
    for (const socket of this.#sockets) socket.destroy();
  }

  close(): void {
    this.mend();
    this.#server.close();
  }

  #join(near: Socket, far: Socket): void {
    if (this.#isLost) {
      near.destroy();
      far.destroy();
      return;
    }
    this.#carry(near, far);
    this.#carry(far, near);
  }

  #carry(from: Socket, to: Socket): void {
    this.#sockets.add(from);
    from.on('data', (bytes) => {
      if (this.#isLost) return;
      this.bytes += bytes.byteLength;
      to.write(bytes);
    });
    from.on('error', () => to.destroy());
    from.on('close', () => {
      this.#sockets.delete(from);
      if (!this.#isLost) to.destroy();
    });
  }
}

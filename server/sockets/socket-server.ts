import type { IncomingMessage, Server as HttpServer } from 'node:http';
import { Server } from 'socket.io';
import * as socketParser from '#shared/socket-parser.ts';
import { dashboardNamespace, deviceNamespace } from '#shared/socket-events.ts';
import type { Settings } from '../config.ts';
import type { Keys } from '../keys.ts';
import type { Refusals } from './refusals.ts';
import type { DeviceNamespace } from './socket-link.ts';
import type { DashboardNamespace } from './viewer-sink.ts';

export interface SocketServerParts {
  readonly settings: Pick<Settings, 'origin'>;
  readonly keys: Pick<Keys, 'extensionId'>;
  readonly refusals: Refusals;
}

/** A Chrome service worker dies after 30 s of silence. */
const pingIntervalMs = 20_000;
const largestMessageBytes = 1_500_000;

/** The one Socket.IO server. CORS does not cover WebSocket, so every handshake's `Origin` is checked here. */
export class SocketServer {
  readonly #parts: SocketServerParts;
  readonly #server: Server;

  constructor(parts: SocketServerParts) {
    this.#parts = parts;
    this.#server = new Server({
      transports: ['websocket'],
      parser: socketParser,
      serveClient: false,
      pingInterval: pingIntervalMs,
      maxHttpBufferSize: largestMessageBytes,
      perMessageDeflate: false,
      httpCompression: false,
      allowRequest: (request, answer) => answer(null, this.#isExpected(request)),
    });
    this.devices.use((socket, next) =>
      next(this.#faultOf(socket.handshake.headers.origin, this.#deviceOrigin)),
    );
    this.dashboards.use((socket, next) =>
      next(this.#faultOf(socket.handshake.headers.origin, parts.settings.origin)),
    );
  }

  // Socket.IO types one pair of event maps for a whole server; each of our namespaces has its own.
  get devices(): DeviceNamespace {
    return this.#server.of(deviceNamespace) as unknown as DeviceNamespace;
  }

  get dashboards(): DashboardNamespace {
    return this.#server.of(dashboardNamespace) as unknown as DashboardNamespace;
  }

  attach(httpServer: HttpServer): void {
    this.#server.attach(httpServer);
  }

  /** Drops every socket; the HTTP server is its owner's to close. */
  close(): void {
    for (const { client } of [...this.devices.sockets.values(), ...this.dashboards.sockets.values()]) {
      client.conn.close();
    }
  }

  get #deviceOrigin(): string {
    return `chrome-extension://${this.#parts.keys.extensionId}`;
  }

  #isExpected({ headers, socket }: IncomingMessage): boolean {
    const { origin } = headers;
    if (origin === this.#parts.settings.origin || origin === this.#deviceOrigin) return true;
    const facts = { origin: (origin ?? '').slice(0, 100), from: socket.remoteAddress ?? '' };
    this.#parts.refusals.record({ actor: 'unknown', action: 'connect', reason: 'wrong-origin', facts });
    return false;
  }

  /** A device's origin opens no dashboard, and the other way round. */
  #faultOf(origin: string | undefined, wanted: string): Error | undefined {
    if (origin === wanted) return undefined;
    this.#parts.refusals.record({ actor: 'unknown', action: 'connect', reason: 'wrong-origin' });
    return new Error('wrong-origin');
  }
}

import type { Logger } from 'pino';
import * as z from 'zod/mini';
import { presenceSchema, reportBatchSchema, type Presence } from '#shared/reports.ts';
import { failure, type Failure, type Result } from '#shared/result.ts';
import type { Frame } from '#shared/screen/frame-group.ts';
import { frameHeadSchema, maxFrameBytes } from '#shared/screen/frame.ts';
import { enrolRequestSchema, helloRequestSchema, type HelloRequest } from '#shared/socket-events.ts';
import type { Settings } from '../config.ts';
import type { Ingest } from '../activity/ingest.ts';
import { challengeLifetimeMs, OpenChallenge } from '../devices/challenge.ts';
import type { DeviceArrival } from '../devices/arrival.ts';
import type { DeviceLink } from '../devices/device-link.ts';
import { clientAddress } from '../devices/school-networks.ts';
import type { Enrolment } from '../devices/enrolment.ts';
import type { Clock } from '../clock.ts';
import type { Relay } from '../screens/relay.ts';
import { answered, told, toldWithBytes, type Messages } from './message.ts';
import { Reception } from './reception.ts';
import type { Refusals } from './refusals.ts';
import { socketLink, type DeviceSocket } from './socket-link.ts';

export interface DeviceEdgeParts {
  readonly enrolment: Enrolment;
  readonly arrival: DeviceArrival;
  readonly ingest: Ingest;
  readonly relay: Relay;
  readonly refusals: Refusals;
  readonly settings: Pick<Settings, 'trustedProxies'>;
  readonly clock: Clock;
  readonly log: Logger;
}

/** Proofs a socket may fail before it has to connect again. */
const allowedFailures = 3;

/** One device's socket: nothing is heard of it but `enrol` and `hello` until it has proven which device it is. */
export class DeviceEdge {
  readonly #parts: DeviceEdgeParts;
  readonly #socket: DeviceSocket;
  readonly #challenge: OpenChallenge;
  readonly #deadline: NodeJS.Timeout;
  #link: DeviceLink | null = null;
  #failures = 0;

  constructor(parts: DeviceEdgeParts, socket: DeviceSocket) {
    this.#parts = parts;
    this.#socket = socket;
    this.#challenge = new OpenChallenge(parts.clock);
    this.#deadline = setTimeout(() => this.#close(), 2 * challengeLifetimeMs).unref();
  }

  open(): void {
    const reception = new Reception({
      messages: this.#messages(),
      clock: this.#parts.clock,
      log: this.#parts.log,
      onWrong: (action, reason) => this.#parts.refusals.record({ actor: this.#actor(), action, reason }),
      close: () => this.#close(),
    });
    this.#socket.onAny((event: string, ...args: unknown[]) => reception.receive(event, args));
    // Broken packets: the connection is closed by Socket.IO, which would print them without a listener.
    this.#socket.on('error', () =>
      this.#parts.refusals.record({ actor: this.#actor(), action: 'send', reason: 'bad-message' }),
    );
    this.#socket.on('disconnect', (reason) => this.#leave(reason === 'client namespace disconnect'));
    this.#socket.emit('challenge', this.#challenge.issue());
  }

  #messages(): Messages {
    return {
      enrol: answered(enrolRequestSchema, async (request) => {
        const result = await this.#parts.enrolment.enrol(request, this.#challenge.take());
        return this.#afterProof('enrol', result);
      }),
      hello: answered(helloRequestSchema, (request) => this.#hello(request)),
      reports: answered(reportBatchSchema, async (batch) =>
        this.#link ? this.#parts.ingest.take(this.#link.deviceId, batch) : failure('not-enrolled'),
      ),
      presence: told(z.tuple([presenceSchema]), ([presence]) => this.#tell(presence)),
      frame: toldWithBytes(frameHeadSchema, (head, bytes) => this.#show({ head, bytes })),
    };
  }

  async #hello(request: HelloRequest): Promise<Result<unknown>> {
    if (this.#link) return failure('conflict', 'This device has said hello already.');
    const proven = this.#parts.enrolment.hello(request, this.#challenge.take());
    if (!proven.ok) return this.#afterProof('hello', proven);
    const link = socketLink(this.#socket, proven.value.deviceId);
    const { profileEmail: lastEmail, lastSeenAt } = proven.value;
    const whence = { lastEmail, lastSeenAt, address: this.#address() };
    const answer = await this.#parts.arrival.welcome(link, request, whence);
    // It may be gone again by now; then its going has not been heard of yet.
    if (!this.#socket.connected) {
      this.#parts.arrival.leave(link, false);
      return failure('offline');
    }
    this.#link = link;
    clearTimeout(this.#deadline);
    return { ok: true, value: answer };
  }

  #address(): string {
    const { address, headers } = this.#socket.handshake;
    const forwarded = headers['x-forwarded-for'];
    return clientAddress(address, forwarded?.toString(), this.#parts.settings.trustedProxies);
  }

  #tell(presence: Presence): Failure | null {
    if (!this.#link) return failure('bad-message');
    this.#parts.arrival.told(this.#link.deviceId, presence);
    return null;
  }

  #show(frame: Frame): Failure | null {
    if (!this.#link) return failure('bad-message');
    if (frame.bytes.byteLength > maxFrameBytes) return failure('too-large');
    this.#parts.relay.receive(this.#link.deviceId, frame);
    return null;
  }

  // A proof uses the nonce up, so the next try needs another.
  #afterProof(action: string, result: Result<unknown>): Result<unknown> {
    if (!result.ok) this.#refuse(action, result);
    if (this.#failures >= allowedFailures) setImmediate(() => this.#close());
    else this.#socket.emit('challenge', this.#challenge.issue());
    return result;
  }

  #refuse(action: string, { reason }: Failure): void {
    this.#failures += 1;
    const facts = { from: this.#socket.handshake.address };
    this.#parts.refusals.record({ actor: this.#actor(), action, reason, facts });
  }

  #actor(): string {
    return this.#link?.deviceId ?? 'unknown';
  }

  #leave(saidGoodbye: boolean): void {
    clearTimeout(this.#deadline);
    if (this.#link) this.#parts.arrival.leave(this.#link, saidGoodbye);
    this.#link = null;
  }

  // Closes the connection below Socket.IO: its client then tries again by itself, later and later.
  #close(): void {
    this.#socket.conn.close();
  }
}

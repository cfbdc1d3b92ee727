import { io, type ManagerOptions, type Socket, type SocketOptions } from 'socket.io-client';
import { notWatched } from '#shared/device-state.ts';
import type { FilterTestFinding } from '#shared/filter-test.ts';
import type { Presence } from '#shared/reports.ts';
import { failure, type FailureReason, type Result } from '#shared/result.ts';
import type { Scene } from '#shared/scene.ts';
import type { EarlierPicture } from '#shared/screen/earlier-pictures.ts';
import type { FrameHead } from '#shared/screen/frame.ts';
import * as socketParser from '#shared/socket-parser.ts';
import {
  challengeSchema,
  deviceNamespace,
  type Challenge,
  type DeviceToServer,
  type HelloAnswer,
  type Picture,
  type ServerToDevice,
} from '#shared/socket-events.ts';
import { introduce, type IntroduceParts, type Introduction, type IntroductionAsks } from './introduce.ts';
import { retryDelayMs as drawnDelayMs } from './retry-delay.ts';
import type { Receive } from './receive.ts';
import { sendReports } from './send-reports.ts';
import type { ServerClock } from './server-clock.ts';

/** How the line to the server is, for the pupil's popup and for tests. */
export type ConnectionStatus =
  | { readonly is: 'offline' }
  | { readonly is: 'connected' }
  | { readonly is: 'refused'; readonly reason: FailureReason };

export interface ConnectionParts extends IntroduceParts {
  readonly receive: Receive;
  readonly serverClock: ServerClock;
  /** The device's own clock, epoch ms. */
  readonly now: () => number;
  readonly capture: () => Promise<Result<Picture>>;
  readonly earlierPictures: () => Promise<Result<EarlierPicture[]>>;
  readonly testFilter: () => Promise<Result<FilterTestFinding[]>>;
  readonly recordScene: (request: unknown) => Promise<Result<Scene>>;
  readonly onStatus: (status: ConnectionStatus) => void;
  /** How long to wait after so many tries in vain; a test may be in a hurry. */
  readonly retryDelayMs?: (triesBefore: number) => number;
  /** For a simulated device in Node, which has to set its own Origin. */
  readonly socketOptions?: Partial<ManagerOptions & SocketOptions>;
}

const answerWithinMs = 15_000;
const flushDelayMs = 50;
const stuckDelayMs = 5_000;
const refusedDelayMs = 20_000;
const nonceDelayMs = 250;
const maxSteps = 4;

/** The line to the server: proves who we are, takes orders, hands in reports, comes back by itself. */
export class Connection {
  readonly #parts: ConnectionParts;
  readonly #socket: Socket<ServerToDevice, DeviceToServer>;
  #isIntroduced = false;
  #isClosed = false;
  /** The newest nonce that no step has used. */
  #challenge: Challenge | null = null;
  #isIntroducing = false;
  /** Steps of introduction since the device was last known. */
  #steps = 0;
  /** Tries to connect in vain since the device was last known. */
  #tries = 0;
  #isFlushing = false;
  /** A report came in while others were being sent. */
  #hasNewer = false;
  #flushTimer: ReturnType<typeof setTimeout> | null = null;
  #retryTimer: ReturnType<typeof setTimeout> | null = null;

  constructor(parts: ConnectionParts) {
    this.#parts = parts;
    this.#socket = io(`${parts.configuration.serverUrl}${deviceNamespace}`, {
      transports: ['websocket'],
      parser: socketParser,
      autoConnect: false,
      reconnection: false,
      ...parts.socketOptions,
    });
    this.#listen();
  }

  /** Connects, or connects again at once when it waits for its next try. */
  start(): void {
    if (this.#isClosed || this.#socket.connected) return;
    this.#cancelRetry();
    this.#socket.connect();
  }

  /** What the device says of itself has changed: it is said anew. */
  introduceAgain(): void {
    if (!this.#isClosed) this.#socket.disconnect().connect();
  }

  close(): void {
    this.#isClosed = true;
    this.#isIntroduced = false;
    this.#cancelRetry();
    if (this.#flushTimer !== null) clearTimeout(this.#flushTimer);
    this.#socket.disconnect();
  }

  get isReady(): boolean {
    return this.#isIntroduced && this.#socket.connected;
  }

  /** Sends what waits in the outbox a moment from now, so that a burst goes as one batch. */
  flushSoon(delayMs = flushDelayMs): void {
    this.#hasNewer = true;
    if (this.#flushTimer !== null || !this.isReady) return;
    this.#flushTimer = setTimeout(() => {
      this.#flushTimer = null;
      void this.#flush();
    }, delayMs);
  }

  sendPresence(presence: Presence): void {
    if (this.isReady) this.#socket.emit('presence', presence);
  }

  sendFrame(head: FrameHead, bytes: Uint8Array): void {
    if (this.isReady) this.#socket.emit('frame', head, bytes);
  }

  #listen(): void {
    const { receive, capture, earlierPictures, testFilter, recordScene } = this.#parts;
    const socket = this.#socket;
    socket.on('challenge', (challenge) => void this.#introduce(challenge));
    socket.on('state', (state, ack) => void answer(ack, receive.state(state)));
    socket.on('policy', (policy, ack) => void answer(ack, receive.policy(policy)));
    socket.on('action', (action, ack) => void answer(ack, receive.action(action)));
    socket.on('capture', (ack) => void answer(ack, capture()));
    socket.on('earlier-pictures', (ack) => void answer(ack, earlierPictures()));
    socket.on('test-filter', (ack) => void answer(ack, testFilter()));
    socket.on('record-scene', (request, ack) => void answer(ack, recordScene(request)));
    socket.on('watch', (watch) => receive.watch(watch));
    socket.on('met', (telling) => void receive.met(telling));
    socket.on('need-key', (mode) => receive.needKey(mode));
    socket.on('connect_error', () => this.#lost());
    socket.on('disconnect', () => this.#lost());
  }

  /** Takes one step with each nonce the server gives, one after the other, until the device is known. */
  async #introduce(payload: unknown): Promise<void> {
    const challenge = challengeSchema.safeParse(payload);
    if (!challenge.success) return this.#refused('bad-message');
    this.#cancelRetry();
    this.#challenge = challenge.data;
    if (this.#isIntroducing) return;
    this.#isIntroducing = true;
    while (this.#challenge !== null) await this.#take(this.#challenge);
    this.#isIntroducing = false;
  }

  async #take(challenge: Challenge): Promise<void> {
    this.#challenge = null;
    const socketId = this.#socket.id;
    const isOver = (): boolean => this.#isClosed || socketId !== this.#socket.id;
    const step = await this.#tryStep(challenge);
    if (isOver()) return;
    if (step.is === 'refused') return this.#refused(step.reason);
    if (step.is === 'again') return this.#awaitNonce();
    await this.#welcome(step.answer).catch(() => undefined);
    if (!isOver()) this.#introduced();
  }

  #introduced(): void {
    this.#isIntroduced = true;
    this.#steps = 0;
    this.#tries = 0;
    this.#parts.onStatus({ is: 'connected' });
    this.flushSoon(0);
  }

  #tryStep(challenge: Challenge): Promise<Introduction> {
    const socket = this.#socket.timeout(answerWithinMs);
    const asks: IntroductionAsks = {
      enrol: (request) => socket.emitWithAck('enrol', request),
      hello: (request) => socket.emitWithAck('hello', request),
    };
    return introduce(this.#parts, asks, challenge).catch(() => ({ is: 'refused', reason: 'timed-out' }));
  }

  /** The clock, then all that the server wants of this device. */
  async #welcome({ now, state, policy, watch, met }: HelloAnswer): Promise<void> {
    const { receive, serverClock } = this.#parts;
    await serverClock.set(now);
    await receive.state(state);
    await receive.met({ pupilId: state.pupil?.pupilId ?? null, prompts: met });
    if (policy !== null) await receive.policy(policy);
    receive.watch(watch);
  }

  /** The server may send the next nonce by itself; a new socket always brings one. */
  #awaitNonce(): void {
    this.#steps += 1;
    if (this.#steps > maxSteps) return this.#refused('not-enrolled');
    if (this.#challenge === null) this.#retryIn(nonceDelayMs);
  }

  #refused(reason: FailureReason): void {
    this.#steps = 0;
    this.#challenge = null;
    this.#parts.onStatus({ is: 'refused', reason });
    // An older protocol is not understood any better by asking again: the update starts a new worker.
    if (reason === 'too-old') return this.close();
    this.#retryIn(refusedDelayMs * (0.5 + Math.random()));
    this.#socket.disconnect();
  }

  #lost(): void {
    const wasIntroduced = this.#isIntroduced;
    this.#isIntroduced = false;
    this.#challenge = null;
    if (this.#isClosed) return;
    if (wasIntroduced) this.#parts.receive.watch(notWatched);
    if (this.#retryTimer === null) this.#parts.onStatus({ is: 'offline' });
    const { retryDelayMs = (tries: number) => drawnDelayMs(tries, Math.random()) } = this.#parts;
    this.#retryIn(retryDelayMs(this.#tries));
  }

  #retryIn(delayMs: number): void {
    if (this.#retryTimer !== null) return;
    this.#retryTimer = setTimeout(() => {
      this.#retryTimer = null;
      this.#tries += 1;
      this.#socket.disconnect().connect();
    }, delayMs);
  }

  #cancelRetry(): void {
    if (this.#retryTimer !== null) clearTimeout(this.#retryTimer);
    this.#retryTimer = null;
  }

  async #flush(): Promise<void> {
    if (this.#isFlushing || !this.isReady) return;
    this.#isFlushing = true;
    this.#hasNewer = false;
    const outcome = await this.#sendAll().catch(() => 'stuck' as const);
    this.#isFlushing = false;
    if (outcome === 'stuck') this.flushSoon(stuckDelayMs);
    else if (this.#hasNewer) this.flushSoon(0);
  }

  async #sendAll(): Promise<'empty' | 'more' | 'stuck'> {
    const { outbox, now } = this.#parts;
    const socket = this.#socket.timeout(answerWithinMs);
    const parts = { outbox, now, ask: socket.emitWithAck.bind(socket, 'reports') };
    let outcome: 'empty' | 'more' | 'stuck' = 'more';
    while (outcome === 'more' && this.isReady) outcome = await sendReports(parts);
    return outcome;
  }
}

const answer = async <Value>(
  ack: (result: Result<Value>) => void,
  result: Promise<Result<Value>>,
): Promise<void> => {
  const settled = await result.catch(() => failure('failed'));
  if (typeof ack === 'function') ack(settled);
};

import 'fake-indexeddb/auto';
import { randomUUID } from 'node:crypto';
import {
  initialDeviceState,
  modesOf,
  notWatched,
  type DeviceState,
  type Watch,
} from '#shared/device-state.ts';
import type { ActionName } from '#shared/commands/index.ts';
import type { Policy } from '#shared/policy/policy.ts';
import type { NewReport, Presence } from '#shared/reports.ts';
import type { Page } from '#shared/page.ts';
import { failure, success, type Result } from '#shared/result.ts';
import { closeIntervalMs, gridIntervalMs, type FrameHead, type FrameMode } from '#shared/screen/frame.ts';
import type { Scene } from '#shared/scene.ts';
import type { Picture } from '#shared/socket-events.ts';
import { AccountWatch } from '../../extension/account-watch.ts';
import { Connection, type ConnectionStatus } from '../../extension/connection.ts';
import { DeviceKey } from '../../extension/device-key.ts';
import { createMemory, createVolatileArea, type Memory } from '../../extension/memory.ts';
import { Outbox } from '../../extension/outbox.ts';
import { Receive, type Enforce } from '../../extension/receive.ts';
import { SleepWatch } from '../../extension/observe/sleep-watch.ts';
import { ServerClock } from '../../extension/server-clock.ts';
import { socketOptionsOf, type FakeDeviceOptions, type ScreenPicture } from './fake-device-options.ts';
import { createFakeEnforce } from './fake-enforce.ts';
import { createFakeEffects } from './fake-effects.ts';
import { waitUntil } from './wait-until.ts';

const own = { extensionVersion: '0.1.0', serialNumber: null, assetId: null };
const presenceDelayMs = 100;
/** A device that says nothing for long counts as silent. */
const heartbeatMs = 20_000;

/**
 * A device without a browser: the extension's own receiving, connecting and keeping, over parts in memory. What a
 * browser would do is only written down here.
 */
export class FakeDevice {
  readonly #options: FakeDeviceOptions;
  readonly #memory: Memory;
  readonly #outbox: Outbox;
  readonly #connection: Connection;
  readonly #now: () => number;
  readonly #account: AccountWatch;
  #profileEmail: string | null;
  #status: ConnectionStatus = { is: 'offline' };
  #activity: Presence['activity'] = 'active';
  #page: Page | null = null;
  #isPageClosed = false;
  #policy: Policy | null = null;
  #state: DeviceState = initialDeviceState;
  #watch: Watch = notWatched;
  readonly #sentPictures = new Map<FrameMode, ScreenPicture>();
  #frameTimer: ReturnType<typeof setInterval> | null = null;
  readonly #sleepWatch: SleepWatch;
  /** How long it has slept in all: its clock went on. */
  #sleptMs = 0;
  /** For how long nothing on its screen has changed; null where nobody looks. */
  stillMs: number | null = null;
  #presenceTimer: ReturnType<typeof setTimeout> | null = null;
  #heartbeat: ReturnType<typeof setInterval> | null = null;
  /** What a recording of any page comes to. */
  scene: Result<Scene> = failure('failed', 'A simulated device has no browser.');
  /** What a teacher had done here, oldest first. */
  readonly done: { name: ActionName; text: string }[] = [];
  /** What the next state is answered with instead of being made true; as a browser would that does not allow it. */
  refusal: string | null = null;

  constructor(options: FakeDeviceOptions) {
    this.#options = options;
    this.#memory = createMemory({ local: createVolatileArea(), session: createVolatileArea() });
    const name = `fake-device-${randomUUID()}`;
    const now = (): number => Date.now() + (options.clockAheadMs ?? 0) + this.#sleptMs;
    this.#now = now;
    this.#profileEmail = options.profileEmail ?? null;
    this.#account = new AccountWatch({ memory: this.#memory, now, read: async () => this.#profileEmail });
    this.#outbox = new Outbox({
      databaseName: `${name}-outbox`,
      now,
      onAdded: () => this.#connection.flushSoon(),
    });
    const serverClock = new ServerClock({ memory: this.#memory, now });
    const clocks = { memory: this.#memory, now, serverClock };
    this.#sleepWatch = new SleepWatch({
      ...clocks,
      isConnected: () => this.#connection.isReady,
      add: (report) => this.#outbox.add(report),
    });
    this.#connection = new Connection({
      configuration: options.configuration,
      key: new DeviceKey({ databaseName: `${name}-key` }),
      ...clocks,
      outbox: this.#outbox,
      about: async () => ({ ...own, ...(await this.#account.look()) }),
      receive: this.#createReceive(serverClock),
      capture: () => Promise.resolve(this.#capture()),
      earlierPictures: () => Promise.resolve(success([])),
      recordScene: () => Promise.resolve(this.scene),
      testFilter: () => Promise.resolve(failure('failed', 'A simulated device has no browser.')),
      onStatus: (status) => this.#onStatus(status),
      ...(options.retryDelayMs && { retryDelayMs: options.retryDelayMs }),
      socketOptions: socketOptionsOf(options),
    });
  }

  start(): void {
    this.#heartbeat ??= setInterval(() => this.#presenceSoon(), heartbeatMs);
    this.#connection.start();
  }

  async stop(): Promise<void> {
    for (const timer of [this.#frameTimer, this.#heartbeat]) if (timer !== null) clearInterval(timer);
    if (this.#presenceTimer !== null) clearTimeout(this.#presenceTimer);
    this.#connection.close();
    await this.#outbox.close();
  }

  get status(): ConnectionStatus {
    return this.#status;
  }

  get state(): DeviceState {
    return this.#state;
  }

  get policy(): Policy | null {
    return this.#policy;
  }

  get watch(): Watch {
    return this.#watch;
  }

  get page(): Page | null {
    return this.#page;
  }

  /** Starts, and waits until the server knows it. */
  async enrol(): Promise<string> {
    this.start();
    return waitUntil('the simulated device is enrolled', async () => {
      const identity = this.#connection.isReady ? await this.#memory.read('identity') : null;
      return identity?.deviceId;
    });
  }

  /** Puts a report into the outbox; it is sent as the extension sends it. */
  tell(report: NewReport): Promise<number | null> {
    return this.#outbox.add(report);
  }

  /** Reports not acknowledged yet. */
  async waiting(): Promise<number> {
    return (await this.#outbox.fill()).waiting;
  }

  async visit(page: Page): Promise<void> {
    this.show(page);
    await this.tell({ kind: 'visit', ...page });
  }

  /** Shows a page without telling of a visit. */
  show(page: Page | null, isClosed = false): void {
    this.#page = page;
    this.#isPageClosed = isClosed;
    this.#presenceSoon();
  }

  /** Stands before a page that is closed to it, and tells of it. */
  async meetClosed(page: Page, rule: string): Promise<void> {
    this.show(page, true);
    await this.tell({ kind: 'block', url: page.url, rule });
  }

  be(activity: Presence['activity']): void {
    this.#activity = activity;
    this.#presenceSoon();
  }

  /** Nothing runs on it, while its clock goes on. */
  async sleepFor(sleptMs: number): Promise<void> {
    await this.#sleepWatch.tick();
    this.#sleptMs += sleptMs;
  }

  /** Somebody else signs in to the browser. */
  signIn(profileEmail: string): void {
    this.#profileEmail = profileEmail;
    this.#connection.introduceAgain();
  }

  #createReceive(serverClock: ServerClock): Receive {
    return new Receive({
      memory: this.#memory,
      enforce: this.#createEnforce(),
      enforcePolicy: async (policy) => {
        this.#policy = policy;
        this.#presenceSoon();
      },
      effects: createFakeEffects({
        page: () => this.#page,
        show: (page) => this.show(page),
        visit: (page) => this.visit(page),
        tell: (report) => this.tell(report),
        note: (name, text) => this.done.push({ name, text }),
      }),
      onWatch: (watch) => this.#onWatch(watch),
      onNeedKey: (mode) => void this.#sentPictures.delete(mode),
      serverNow: () => serverClock.now(),
    });
  }

  #createEnforce(): Enforce {
    const keep = async (): Promise<void> => {
      this.#state = await this.#memory.read('state');
      this.#presenceSoon();
    };
    return createFakeEnforce(keep, () => this.refusal);
  }

  #onStatus(status: ConnectionStatus): void {
    this.#status = status;
    if (status.is !== 'connected') return;
    this.#presenceSoon();
    void this.#sleepWatch.connected();
  }

  #onWatch(watch: Watch): void {
    this.#watch = watch;
    if (this.#frameTimer !== null) clearInterval(this.#frameTimer);
    this.#frameTimer = null;
    this.#sentPictures.clear();
    if (watch.mode !== 'off') {
      const everyMs = watch.mode === 'close' ? closeIntervalMs : gridIntervalMs;
      this.#frameTimer = setInterval(() => this.#sendFrames(), everyMs);
      this.#sendFrames();
    }
    this.#presenceSoon();
  }

  /** Only what changed, only while someone looks. */
  #sendFrames(): void {
    if (this.#picture() === 'live') for (const mode of modesOf(this.#watch)) this.#sendFrame(mode);
  }

  #sendFrame(mode: FrameMode): void {
    const picture = this.#screen(mode);
    if (picture === null || picture === this.#sentPictures.get(mode)) return;
    this.#sentPictures.set(mode, picture);
    const { width, height, bytes } = picture;
    const head: FrameHead = { mode, codec: 'jpeg', isKey: true, seq: 0, width, height };
    this.#connection.sendFrame(head, bytes);
  }

  #screen(mode: FrameHead['mode']): ScreenPicture | null {
    return this.#options.screen?.(this.#page, mode) ?? null;
  }

  #capture(): Result<Picture> {
    const picture = this.#state.stop === null ? this.#screen('close') : null;
    if (picture === null) return failure('failed', 'This device has no screen.');
    return success({ page: this.#page, type: 'image/jpeg', bytes: picture.bytes });
  }

  #picture(): Presence['picture'] {
    if (this.#state.stop !== null) return 'stopped';
    if (this.#state.lesson === null) return 'no-lesson';
    if (this.#isPageClosed) return 'blocked-page';
    if (this.#watch.mode === 'off') return 'not-watched';
    return this.#screen('grid') === null ? 'unavailable' : 'live';
  }

  /** Several changes at once go as one message. */
  #presenceSoon(): void {
    this.#presenceTimer ??= setTimeout(() => {
      this.#presenceTimer = null;
      this.#connection.sendPresence(this.#presence());
    }, presenceDelayMs);
  }

  #presence(): Presence {
    return {
      at: this.#now(),
      activity: this.#activity,
      page: this.#page,
      tabs: this.#page === null ? [] : [{ tabId: 1, isActive: true, ...this.#page }],
      stateVersion: this.#state.version,
      policyVersion: this.#policy?.version ?? 0,
      picture: this.#picture(),
      ...(this.stillMs !== null && { stillMs: this.stillMs }),
      layers: { managed: true, webRequest: true, rules: true, index: true },
    };
  }
}

import 'fake-indexeddb/auto';
import { randomUUID } from 'node:crypto';
import { initialDeviceState, notWatched, type DeviceState, type Watch } from '#shared/device-state.ts';
import type { Policy } from '#shared/policy/policy.ts';
import type { NewReport, Page, Presence } from '#shared/reports.ts';
import { failure, success, type Result } from '#shared/result.ts';
import { closeIntervalMs, gridIntervalMs, type FrameHead } from '#shared/screen/frame.ts';
import type { Scene } from '#shared/scene.ts';
import type { Picture } from '#shared/socket-events.ts';
import { Connection, type ConnectionStatus } from '../../extension/connection.ts';
import { DeviceKey } from '../../extension/device-key.ts';
import { createMemory, createVolatileArea, type Memory } from '../../extension/memory.ts';
import { Outbox } from '../../extension/outbox.ts';
import { Receive, type Enforce } from '../../extension/receive.ts';
import { ServerClock } from '../../extension/server-clock.ts';
import type { ManagedConfiguration } from './managed-configuration.ts';
import { waitUntil } from './wait-until.ts';

/** One JPEG of a made-up screen. */
export interface ScreenPicture {
  readonly bytes: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** What a screen shows with this page, small or in full size; null where there is no picture. */
export type FakeScreen = (page: Page | null, mode: FrameHead['mode']) => ScreenPicture | null;

export interface FakeDeviceOptions {
  readonly extensionId: string;
  readonly configuration: ManagedConfiguration;
  readonly profileEmail?: string | null;
  /** Without it the device has no pictures. */
  readonly screen?: FakeScreen;
  /** A wrong one, to be refused. */
  readonly origin?: string;
}

const extensionVersion = '0.1.0';
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
  #status: ConnectionStatus = { is: 'offline' };
  #activity: Presence['activity'] = 'active';
  #page: Page | null = null;
  #policy: Policy | null = null;
  #state: DeviceState = initialDeviceState;
  #watch: Watch = notWatched;
  #sentPicture: ScreenPicture | null = null;
  #frameTimer: ReturnType<typeof setInterval> | null = null;
  #presenceTimer: ReturnType<typeof setTimeout> | null = null;
  #heartbeat: ReturnType<typeof setInterval> | null = null;
  /** What a recording of any page comes to. */
  scene: Result<Scene> = failure('failed', 'A simulated device has no browser.');
  /** Messages shown and pages opened by a teacher, oldest first. */
  readonly done: { name: 'open-page' | 'show-message'; text: string }[] = [];

  constructor(options: FakeDeviceOptions) {
    this.#options = options;
    this.#memory = createMemory({ local: createVolatileArea(), session: createVolatileArea() });
    const name = `fake-device-${randomUUID()}`;
    const now = Date.now;
    this.#outbox = new Outbox({
      databaseName: `${name}-outbox`,
      now,
      onAdded: () => this.#connection.flushSoon(),
    });
    const serverClock = new ServerClock({ memory: this.#memory, now });
    this.#connection = new Connection({
      configuration: options.configuration,
      key: new DeviceKey({ databaseName: `${name}-key` }),
      memory: this.#memory,
      outbox: this.#outbox,
      about: () => Promise.resolve(this.#about()),
      receive: this.#createReceive(serverClock),
      serverClock,
      now,
      capture: () => Promise.resolve(this.#capture()),
      recordScene: () => Promise.resolve(this.scene),
      testFilter: () => Promise.resolve(failure('failed', 'A simulated device has no browser.')),
      onStatus: (status) => this.#onStatus(status),
      socketOptions: {
        forceNew: true,
        extraHeaders: { origin: options.origin ?? `chrome-extension://${options.extensionId}` },
      },
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
  show(page: Page | null): void {
    this.#page = page;
    this.#presenceSoon();
  }

  be(activity: Presence['activity']): void {
    this.#activity = activity;
    this.#presenceSoon();
  }

  #about() {
    const { profileEmail = null } = this.#options;
    return { extensionVersion, profileEmail, serialNumber: null, assetId: null };
  }

  #createReceive(serverClock: ServerClock): Receive {
    return new Receive({
      memory: this.#memory,
      enforce: this.#createEnforce(),
      enforcePolicy: async (policy) => {
        this.#policy = policy;
        this.#presenceSoon();
      },
      effects: {
        'open-page': ({ url }) => this.#openPage(url),
        'show-message': async ({ text }) => {
          this.done.push({ name: 'show-message', text });
          return success(null);
        },
      },
      onWatch: (watch) => this.#onWatch(watch),
      serverNow: () => serverClock.now(),
    });
  }

  #createEnforce(): Enforce {
    const keep = async (): Promise<void> => {
      this.#state = await this.#memory.read('state');
      this.#presenceSoon();
    };
    return {
      pupil: keep,
      staff: keep,
      lesson: keep,
      lock: keep,
      focus: keep,
      exceptions: keep,
      answers: keep,
      hand: keep,
    };
  }

  async #openPage(url: string): Promise<Result<null>> {
    this.done.push({ name: 'open-page', text: url });
    await this.visit({ url, title: new URL(url).hostname });
    return success(null);
  }

  #onStatus(status: ConnectionStatus): void {
    this.#status = status;
    if (status.is === 'connected') this.#presenceSoon();
  }

  #onWatch(watch: Watch): void {
    this.#watch = watch;
    if (this.#frameTimer !== null) clearInterval(this.#frameTimer);
    this.#frameTimer = null;
    this.#sentPicture = null;
    if (watch.mode !== 'off') {
      const everyMs = watch.mode === 'close' ? closeIntervalMs : gridIntervalMs;
      this.#frameTimer = setInterval(() => this.#sendFrame(), everyMs);
      this.#sendFrame();
    }
    this.#presenceSoon();
  }

  /** Only what changed, only while someone looks. */
  #sendFrame(): void {
    const { mode } = this.#watch;
    if (mode === 'off' || this.#state.lesson === null) return;
    const picture = this.#screen(mode);
    if (picture === null || picture === this.#sentPicture) return;
    this.#sentPicture = picture;
    const { width, height, bytes } = picture;
    const head: FrameHead = { mode, codec: 'jpeg', isKey: true, width, height };
    this.#connection.sendFrame(head, bytes);
  }

  #screen(mode: FrameHead['mode']): ScreenPicture | null {
    return this.#options.screen?.(this.#page, mode) ?? null;
  }

  #capture(): Result<Picture> {
    const picture = this.#screen('close');
    if (picture === null) return failure('failed', 'This device has no screen.');
    return success({ page: this.#page, type: 'image/jpeg', bytes: picture.bytes });
  }

  #picture(): Presence['picture'] {
    if (this.#state.lesson === null) return 'no-lesson';
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
      activity: this.#activity,
      page: this.#page,
      tabs: this.#page === null ? [] : [{ tabId: 1, isActive: true, ...this.#page }],
      stateVersion: this.#state.version,
      policyVersion: this.#policy?.version ?? 0,
      picture: this.#picture(),
      layers: { managed: true, webRequest: true, rules: true, index: true },
    };
  }
}

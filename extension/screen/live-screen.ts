import { modesOf, notWatched, type Watch } from '#shared/device-state.ts';
import type { Page } from '#shared/page.ts';
import { failure, success, type Result } from '#shared/result.ts';
import {
  closeIntervalMs,
  gridIntervalMs,
  gridWidth,
  maxFrameBytes,
  type FrameHead,
  type FrameMode,
} from '#shared/screen/frame.ts';
import type { Picture } from '#shared/socket-events.ts';
import type { ScreenEncoder } from './encoding-orders.ts';
import { jpegBytes } from './jpeg-bytes.ts';
import type { Shots } from './shots.ts';

/** Keeps some of what was pictured for those who look, in memory and for a while. */
export interface PictureKeeper {
  isDue(page: Page): Promise<boolean>;
  note(page: Page, shot: string): void | Promise<void>;
}

export interface LiveScreenParts {
  /** The page in front when it may be pictured now, else null. */
  readonly mayPicture: () => Promise<{ readonly windowId: number; readonly page: Page | null } | null>;
  /** The page as it is told to the school. */
  readonly told: (page: Page | null) => Promise<Page | null>;
  readonly shots: Pick<Shots, 'take' | 'takeOrNone'>;
  readonly encoder: ScreenEncoder;
  readonly send: (head: FrameHead, bytes: Uint8Array) => void;
  readonly onWatch: (watch: Watch) => void;
  readonly keepers: readonly PictureKeeper[];
}

/** For a record: a page that is just loading or changing may be pictured a moment later. */
const recordTries = 3;
const recordRetryMs = 400;
/** The server waits no longer than three times this. */
const recordWithinMs = 3_000;
const intervalsMs: Readonly<Record<FrameMode, number>> = { grid: gridIntervalMs, close: closeIntervalMs };
/** A timer that comes a little early takes its picture all the same. */
const slackMs = 50;

/** One picture of the screen that somebody wants: what they have of it, and what they need. */
interface Stream {
  /** The shot that was sent last. */
  sent: string;
  isKeyNeeded: boolean;
  seq: number;
  triedAt: number;
}

/** The live picture: taken only while someone looks and the page may be seen, sent only when it changed. */
export class LiveScreen {
  readonly #parts: LiveScreenParts;
  readonly #streams = new Map<FrameMode, Stream>();
  #watch: Watch = notWatched;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #isBusy = false;
  /** The last picture, and since when the screen has been showing it. */
  #last: { readonly shot: string; readonly at: number } | null = null;

  constructor(parts: LiveScreenParts) {
    this.#parts = parts;
  }

  get watched(): Watch {
    return this.#watch;
  }

  /** For how long every picture has been the same; null where none is taken. A caret that blinks is a change. */
  get stillMs(): number | null {
    return this.#last === null ? null : Math.floor(performance.now() - this.#last.at);
  }

  /** The last picture, where the screen may still be seen; null where none is taken. */
  get shown(): string | null {
    return this.#last?.shot ?? null;
  }

  /** Whoever begins to look gets a picture at once. */
  watch(watch: Watch): void {
    this.#watch = watch;
    this.#parts.onWatch(watch);
    const modes = modesOf(watch);
    for (const mode of this.#streams.keys()) if (!modes.includes(mode)) this.#streams.delete(mode);
    const fresh = modes.filter((mode) => !this.#streams.has(mode));
    for (const mode of fresh)
      this.#streams.set(mode, { sent: '', isKeyNeeded: true, seq: 0, triedAt: -Infinity });
    if (modes.length === 0) this.#rest();
    else if (fresh.length > 0) this.#next(0);
  }

  /** Somebody cannot make use of what builds on the last picture. */
  needKey(mode: FrameMode): void {
    const stream = this.#streams.get(mode);
    if (stream !== undefined) stream.isKeyNeeded = true;
  }

  /** The full picture now, for a person who records an incident. */
  async picture(): Promise<Result<Picture>> {
    const startedAt = performance.now();
    let picture = await this.#pictureOnce();
    for (let tries = 1; tries < recordTries && !picture.ok; tries += 1) {
      if (performance.now() - startedAt > recordWithinMs) break;
      await new Promise((resolve) => setTimeout(resolve, recordRetryMs));
      picture = await this.#pictureOnce();
    }
    return picture;
  }

  async #pictureOnce(): Promise<Result<Picture>> {
    const { mayPicture, shots, told } = this.#parts;
    const front = await mayPicture();
    if (front === null) return failure('failed', 'This page may not be pictured.');
    const shot = await shots.takeOrNone(front.windowId);
    if (shot === null) return failure('failed', 'The screen gave no picture.');
    // Of which page it is must be sure.
    if ((await mayPicture())?.page?.url !== front.page?.url)
      return failure('failed', 'The page changed while its picture was taken.');
    return success({ page: await told(front.page), type: 'image/jpeg', bytes: jpegBytes(shot) });
  }

  /** No picture is left here, neither the last one nor what an encoder builds on. */
  async drop(): Promise<void> {
    this.watch(notWatched);
    await this.#parts.encoder.drop();
  }

  #rest(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#last = null;
    this.#parts.encoder.rest();
  }

  #next(delayMs: number): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#tick(), delayMs);
  }

  async #tick(): Promise<void> {
    // Who came meanwhile is served by the tick that follows.
    if (this.#isBusy) return;
    this.#isBusy = true;
    const startedAt = performance.now();
    await this.#show().catch(() => undefined);
    this.#isBusy = false;
    if (this.#streams.size === 0) return;
    const everyMs = this.#streams.has('close') ? closeIntervalMs : gridIntervalMs;
    const isSomeoneNew = [...this.#streams.values()].some(({ triedAt }) => triedAt === -Infinity);
    this.#next(isSomeoneNew ? 0 : Math.max(slackMs, everyMs - (performance.now() - startedAt)));
  }

  /** One picture for all who look. */
  async #show(): Promise<void> {
    const due = this.#takeDue();
    const front = await this.#parts.mayPicture();
    if (front === null) return this.#startAnew();
    const shot = await this.#parts.shots.take(front.windowId);
    if (this.#streams.size > 0 && shot !== this.#last?.shot) this.#last = { shot, at: performance.now() };
    for (const mode of due) await this.#showIn(mode, shot);
    if (front.page !== null) await this.#keep(front.page, shot);
  }

  async #keep(page: Page, shot: string): Promise<void> {
    const { keepers, mayPicture } = this.#parts;
    const due: PictureKeeper[] = [];
    for (const keeper of keepers) if (await keeper.isDue(page)) due.push(keeper);
    // Of which page it is must be sure.
    if (due.length === 0 || (await mayPicture())?.page?.url !== page.url) return;
    for (const keeper of due) await keeper.note(page, shot);
  }

  #takeDue(): FrameMode[] {
    const now = performance.now();
    const due = [...this.#streams].filter(
      ([mode, { triedAt }]) => now - triedAt >= intervalsMs[mode] - slackMs,
    );
    for (const [, stream] of due) stream.triedAt = now;
    return due.map(([mode]) => mode);
  }

  /** What was seen before a page that may not be seen is no base for what comes after it. */
  #startAnew(): void {
    this.#last = null;
    for (const stream of this.#streams.values()) stream.isKeyNeeded = true;
  }

  async #showIn(mode: FrameMode, shot: string): Promise<void> {
    const stream = this.#streams.get(mode);
    if (stream === undefined || (shot === stream.sent && !stream.isKeyNeeded)) return;
    const isKey = stream.isKeyNeeded;
    // Should it fail on the way, what comes next has nothing to build on.
    stream.isKeyNeeded = true;
    const maxWidth = mode === 'grid' ? gridWidth : null;
    const { bytes, ...about } = await this.#parts.encoder.encode({ mode, dataUrl: shot, maxWidth, isKey });
    if (this.#streams.get(mode) !== stream || bytes.length > maxFrameBytes) return;
    // The pupil may have gone to a page that may not be seen while the picture was taken.
    if ((await this.#parts.mayPicture()) === null) return;
    stream.isKeyNeeded = false;
    stream.sent = shot;
    this.#parts.send({ mode, seq: stream.seq++, ...about }, bytes);
  }
}

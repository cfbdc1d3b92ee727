import { notWatched, type Watch } from '#shared/device-state.ts';
import { failure, success, type Result } from '#shared/result.ts';
import {
  closeIntervalMs,
  gridIntervalMs,
  gridWidth,
  maxFrameBytes,
  type FrameHead,
} from '#shared/screen/frame.ts';
import type { Page } from '#shared/reports.ts';
import type { Picture } from '#shared/socket-events.ts';

/** A JPEG of what the pupil sees. */
export interface Shot {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Equal for equal pictures. */
  readonly fingerprint: string;
}
export interface ScaledShot {
  readonly bytes: Uint8Array;
  readonly width: number;
  readonly height: number;
}

export interface LiveScreenParts {
  /** The page in front when it may be pictured now, else null. */
  readonly mayPicture: () => Promise<{ readonly windowId: number; readonly page: Page | null } | null>;
  /** Takes one picture of a window; may fail and may hang. */
  readonly shoot: (windowId: number) => Promise<Shot>;
  /** At most so wide; null keeps the size. */
  readonly scale: (shot: Shot, maxWidth: number | null) => Promise<ScaledShot>;
  readonly send: (head: FrameHead, bytes: Uint8Array) => void;
  readonly onWatch: (watch: Watch) => void;
}

const shootWithinMs = 3_000;
const retryAfterMs = 600;

/** The live picture: taken only while someone looks and the page may be seen, sent only when it changed. */
export class LiveScreen {
  readonly #parts: LiveScreenParts;
  #watch: Watch = notWatched;
  #timer: ReturnType<typeof setTimeout> | null = null;
  /** Counts watches, so that a picture begun for an earlier one is not sent for this one. */
  #turn = 0;
  #sent = '';

  constructor(parts: LiveScreenParts) {
    this.#parts = parts;
  }

  get watched(): Watch {
    return this.#watch;
  }

  /** Whoever begins to look gets a picture at once. */
  watch(watch: Watch): void {
    this.#watch = watch;
    this.#turn += 1;
    this.#sent = '';
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#parts.onWatch(watch);
    if (watch.mode !== 'off') void this.#loop(watch.mode, this.#turn);
  }

  /** The full picture now, for a person who records an incident. */
  async picture(): Promise<Result<Picture>> {
    const front = await this.#parts.mayPicture();
    if (front === null) return failure('failed', 'This page may not be pictured.');
    const shot = await this.#shoot(front.windowId).catch(() => this.#shootLater(front.windowId));
    if (shot === null) return failure('failed', 'The screen gave no picture.');
    return success({ page: front.page, type: 'image/jpeg', bytes: shot.bytes });
  }

  async #loop(mode: FrameHead['mode'], turn: number): Promise<void> {
    const startedAt = performance.now();
    await this.#frame(mode, turn).catch(() => undefined);
    if (turn !== this.#turn) return;
    const everyMs = mode === 'close' ? closeIntervalMs : gridIntervalMs;
    const delayMs = Math.max(50, everyMs - (performance.now() - startedAt));
    this.#timer = setTimeout(() => void this.#loop(mode, turn), delayMs);
  }

  async #frame(mode: FrameHead['mode'], turn: number): Promise<void> {
    const front = await this.#parts.mayPicture();
    if (front === null) return;
    const shot = await this.#shoot(front.windowId);
    if (turn !== this.#turn || shot.fingerprint === this.#sent) return;
    // The pupil may have gone to a page that may not be seen while the picture was taken.
    if ((await this.#parts.mayPicture()) === null) return;
    const { bytes, width, height } = await this.#parts.scale(shot, mode === 'grid' ? gridWidth : null);
    if (turn !== this.#turn || bytes.length > maxFrameBytes) return;
    this.#sent = shot.fingerprint;
    this.#parts.send({ mode, codec: 'jpeg', isKey: true, width, height }, bytes);
  }

  /** The browser allows two pictures a second; one for a record waits for its turn. */
  async #shootLater(windowId: number): Promise<Shot | null> {
    await new Promise((resolve) => setTimeout(resolve, retryAfterMs));
    return this.#shoot(windowId).catch(() => null);
  }

  #shoot(windowId: number): Promise<Shot> {
    const tooLong = new Promise<never>((_, reject) => {
      setTimeout(() => reject(new Error('No picture in time')), shootWithinMs);
    });
    return Promise.race([this.#parts.shoot(windowId), tooLong]);
  }
}

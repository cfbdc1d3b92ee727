import type { FrameHead } from '#shared/screen/frame.ts';
import type { Frame } from './frame-group.ts';

/** Where a viewer's frames go. */
export interface FrameSink {
  /** True when nothing is waiting to be sent: the one moment to hand over the next frame. */
  isReady(): boolean;
  send(deviceId: string, head: FrameHead, bytes: Uint8Array): void;
}

/**
 * One viewer's frames. Never a queue: of each device only its newest picture waits, so a viewer who reads slowly, or not at
 * all, costs no memory and sees the newest when they read again.
 */
export class ViewerPump {
  readonly #sink: FrameSink;
  readonly #waiting = new Map<string, readonly Frame[]>();
  /** Devices of which a frame was skipped: what builds on it is of no use before the next key. */
  readonly #skipped = new Set<string>();

  constructor(sink: FrameSink) {
    this.#sink = sink;
  }

  /** The kept picture, for a viewer who has just arrived. */
  begin(deviceId: string, frames: readonly Frame[]): void {
    if (frames.length > 0) this.#waiting.set(deviceId, frames);
    else this.#skipped.add(deviceId);
    this.pump();
  }

  offer(deviceId: string, frame: Frame): void {
    if (frame.head.isKey) {
      this.#skipped.delete(deviceId);
      this.#waiting.set(deviceId, [frame]);
    } else if (this.#waiting.has(deviceId)) this.#skipped.add(deviceId);
    else if (!this.#skipped.has(deviceId)) this.#waiting.set(deviceId, [frame]);
    this.pump();
  }

  stop(deviceId: string): void {
    this.#waiting.delete(deviceId);
    this.#skipped.delete(deviceId);
  }

  /** To be called whenever the sink has become ready. Devices take turns. */
  pump(): void {
    while (this.#sink.isReady()) {
      const next = this.#waiting.entries().next();
      if (next.done) return;
      const [deviceId, frames] = next.value;
      this.#sendFirst(deviceId, frames);
    }
  }

  #sendFirst(deviceId: string, [frame, ...rest]: readonly Frame[]): void {
    this.#waiting.delete(deviceId);
    if (rest.length > 0) this.#waiting.set(deviceId, rest);
    if (frame) this.#sink.send(deviceId, frame.head, frame.bytes);
  }
}

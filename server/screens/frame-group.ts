import type { FrameHead } from '#shared/screen/frame.ts';

export interface Frame {
  readonly head: FrameHead;
  readonly bytes: Uint8Array;
}

/** More than this between two keys is not a group of frames but a leak. */
const mostFrames = 20;

/** One device's newest picture: its key frame and what came on top of it. */
export class FrameGroup {
  #frames: readonly Frame[] = [];

  /** All that a viewer who arrives now needs. */
  get frames(): readonly Frame[] {
    return this.#frames;
  }

  add(frame: Frame): void {
    if (frame.head.isKey) this.#frames = [frame];
    else if (this.#frames.length > 0 && this.#frames.length < mostFrames) {
      this.#frames = [...this.#frames, frame];
    } else this.#frames = [];
  }
}

import { framesPerKey, type FrameHead } from './frame.ts';

export interface Frame {
  readonly head: FrameHead;
  readonly bytes: Uint8Array;
}

/** More than this between two keys is not a group of frames but a leak. */
const mostFrames = 2 * framesPerKey;
const mostBytes = 2_000_000;

/** One screen's newest picture: its key frame and what came on top of it. Holds a bounded number of bytes. */
export class FrameGroup<Each extends Frame = Frame> {
  #frames: readonly Each[] = [];
  #bytes = 0;

  /** All that a viewer who arrives now needs, oldest first; empty until the next key. */
  get frames(): readonly Each[] {
    return this.#frames;
  }

  /** False when the frame is of no use, since what it builds on is not here. */
  add(frame: Each): boolean {
    if (frame.head.isKey) this.clear();
    else if (!this.#fits(frame)) {
      this.clear();
      return false;
    }
    this.#frames = [...this.#frames, frame];
    this.#bytes += frame.bytes.byteLength;
    return true;
  }

  /** What comes after `last` for a viewer who has it; the key where that is no longer here. */
  after(last: Each | undefined): Each | undefined {
    return this.#frames[last === undefined ? 0 : this.#frames.indexOf(last) + 1];
  }

  clear(): void {
    this.#frames = [];
    this.#bytes = 0;
  }

  #fits({ head, bytes }: Each): boolean {
    const last = this.#frames.at(-1)?.head;
    if (last === undefined || this.#frames.length >= mostFrames) return false;
    if (this.#bytes + bytes.byteLength > mostBytes) return false;
    return head.seq === last.seq + 1 && head.codec === last.codec && isSameSize(head, last);
  }
}

const isSameSize = (one: FrameHead, other: FrameHead): boolean =>
  one.width === other.width && one.height === other.height;

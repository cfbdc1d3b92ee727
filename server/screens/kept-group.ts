import { FrameGroup, type Frame } from '#shared/screen/frame-group.ts';

/** One frame of the group. */
export interface KeptFrame {
  readonly head: Frame['head'];
  bytes: Uint8Array;
  /** Whether its bytes lie in the group's own memory. */
  isKept: boolean;
}

const leastBytes = 16_384;

/**
 * The newest group of frames of one screen, in one piece of memory that is used again for the next. Were each frame kept as
 * it came, it would have grown old when its turn is over, and only a collection of all the memory finds old garbage: at
 * 2,000 screens one every few seconds, in which every screen stands still.
 */
export class KeptGroup {
  readonly #group = new FrameGroup<KeptFrame>();
  #memory = Buffer.alloc(0);
  #used = 0;

  get isEmpty(): boolean {
    return this.#group.frames.length === 0;
  }

  get byteLength(): number {
    return this.#group.frames.reduce((sum, { bytes }) => sum + bytes.byteLength, 0);
  }

  /** False when the frame is of no use, since what it builds on is not here. */
  add({ head, bytes }: Frame): boolean {
    if (head.isKey) this.clear();
    const isOfUse = this.#group.add({ head, bytes, isKept: false });
    if (!isOfUse) this.clear();
    return isOfUse;
  }

  /** What comes after `last` for a viewer who has it; the key where that is no longer here. */
  after(last: KeptFrame | undefined): KeptFrame | undefined {
    return this.#group.after(last);
  }

  /** To be called when those who are ready have been sent what was added. */
  settle(): void {
    const newest = this.#group.frames.at(-1);
    if (newest === undefined || newest.isKept) return;
    newest.bytes = this.#copied(newest.bytes);
    newest.isKept = true;
  }

  /** What was kept is overwritten: freed memory is not yet empty. */
  clear(): void {
    this.#group.clear();
    this.#memory.fill(0, 0, this.#used);
    this.#used = 0;
  }

  #copied(bytes: Uint8Array): Uint8Array {
    const from = this.#used;
    this.#makeRoom(from + bytes.byteLength);
    this.#memory.set(bytes, from);
    this.#used += bytes.byteLength;
    return this.#memory.subarray(from, this.#used);
  }

  #makeRoom(wanted: number): void {
    if (wanted <= this.#memory.byteLength) return;
    const outgrown = this.#memory;
    this.#memory = Buffer.alloc(Math.max(leastBytes, 2 * outgrown.byteLength, wanted));
    this.#memory.set(outgrown);
    outgrown.fill(0);
    for (const frame of this.#group.frames.filter(({ isKept }) => isKept)) {
      const from = frame.bytes.byteOffset - outgrown.byteOffset;
      frame.bytes = this.#memory.subarray(from, from + frame.bytes.byteLength);
    }
  }
}

/** The frame's bytes, to be sent whenever the connection can: what is kept may be another picture by then. */
export const bytesToSend = ({ bytes, isKept }: KeptFrame): Uint8Array =>
  isKept ? Uint8Array.from(bytes) : bytes;

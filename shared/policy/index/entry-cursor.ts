import type { IndexParts } from './index-format.ts';
import { isBitSet, readField } from './packed-bits.ts';

/** Goes through the entries of an index in the order of their hashes. */
export class EntryCursor {
  bucket = 0;
  hash = 0;
  set = 0;
  readonly #parts: IndexParts;
  #place = -1;

  constructor(parts: IndexParts) {
    this.#parts = parts;
  }

  /** False when there are no more. */
  next(): boolean {
    const { hostCount, hashBits, setBits, ends, hashes, sets } = this.#parts;
    this.#place += 1;
    if (this.#place >= hostCount) return false;
    while (isBitSet(ends, this.#place + this.bucket)) this.bucket += 1;
    this.hash = readField(hashes, this.#place, hashBits);
    this.set = readField(sets, this.#place, setBits);
    return true;
  }
}

/** Which of two stands first: below, at or above zero. */
export const compareEntries = (
  one: { readonly bucket: number; readonly hash: number },
  other: { readonly bucket: number; readonly hash: number },
): number => one.bucket - other.bucket || one.hash - other.hash;

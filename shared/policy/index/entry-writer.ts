import { bucketsPerStart, startsFor, type IndexParts } from './index-format.ts';
import { setBit, wordsFor, writeField } from './packed-bits.ts';
import type { Seed } from './suffix-hashes.ts';

/** How many bits of a hash say in which bucket it is, and how many more are kept. */
export interface Widths {
  readonly bucketBits: number;
  readonly hashBits: number;
}

/**
 * Packs entries that come in rising order of their hashes. The same entries with the same sets always give the same bytes,
 * in whatever order the sets were numbered before.
 */
export class EntryWriter {
  readonly #widths: Widths;
  readonly #starts: Uint32Array;
  readonly #ends: Uint32Array;
  readonly #hashes: Uint32Array;
  readonly #sets: Uint16Array;
  #count = 0;
  #bucket = 0;

  constructor(widths: Widths, mostEntries: number) {
    const { bucketBits, hashBits } = widths;
    this.#widths = widths;
    this.#starts = new Uint32Array(startsFor(bucketBits));
    this.#ends = new Uint32Array(wordsFor(mostEntries + 2 ** bucketBits, 1));
    this.#hashes = new Uint32Array(wordsFor(mostEntries, hashBits));
    this.#sets = new Uint16Array(mostEntries);
  }

  add(bucket: number, hash: number, set: number): void {
    this.#closeUntil(bucket);
    writeField(this.#hashes, this.#count, this.#widths.hashBits, hash);
    this.#sets[this.#count] = set;
    this.#count += 1;
  }

  /** `categorySets` are those that the numbers given to `add` stand for. */
  finish(seed: Seed, categorySets: readonly (readonly string[])[]): IndexParts {
    const { bucketBits, hashBits } = this.#widths;
    this.#closeUntil(2 ** bucketBits);
    const hostCount = this.#count;
    const sets = this.#sets.subarray(0, hostCount);
    const { used, numberOf } = inOrder(sets, categorySets);
    const setBits = Math.ceil(Math.log2(Math.max(1, used.length)));
    return {
      categorySets: used,
      seed,
      hostCount,
      bucketBits,
      hashBits,
      setBits,
      starts: this.#starts,
      ends: this.#ends.subarray(0, wordsFor(hostCount + 2 ** bucketBits, 1)),
      hashes: this.#hashes.subarray(0, wordsFor(hostCount, hashBits)),
      sets: packed(sets, numberOf, setBits),
    };
  }

  #closeUntil(bucket: number): void {
    for (; this.#bucket < bucket; this.#bucket += 1) {
      setBit(this.#ends, this.#count + this.#bucket);
      const next = this.#bucket + 1;
      if (next % bucketsPerStart === 0 && next / bucketsPerStart < this.#starts.length) {
        this.#starts[next / bucketsPerStart] = this.#count + next;
      }
    }
  }
}

/** The sets that some entry has, in alphabetical order, and the new number of each. */
const inOrder = (sets: Uint16Array, categorySets: readonly (readonly string[])[]) => {
  const isUsed = new Uint8Array(categorySets.length);
  for (const set of sets) isUsed[set] = 1;
  const order = [...categorySets.keys()]
    .filter((set) => isUsed[set] === 1)
    .map((set) => ({ set, key: (categorySets[set] ?? []).join() }))
    .sort((one, other) => (one.key < other.key ? -1 : 1));
  const numberOf = new Uint16Array(categorySets.length);
  for (const [place, { set }] of order.entries()) numberOf[set] = place;
  return { used: order.map(({ set }) => categorySets[set] ?? []), numberOf };
};

const packed = (sets: Uint16Array, numberOf: Uint16Array, width: number): Uint32Array => {
  const words = new Uint32Array(wordsFor(sets.length, width));
  if (width === 0) return words;
  for (let place = 0; place < sets.length; place += 1) {
    writeField(words, place, width, numberOf[sets[place] as number] as number);
  }
  return words;
};

import type { CategoryIndex, CategoryMatch } from '../category-index.ts';
import { bucketsPerStart, type IndexParts } from './index-format.ts';
import { findSetBit, isBitSet, readField } from './packed-bits.ts';
import { hasPagesMark, pageMark, pageName } from './page-marks.ts';
import { SuffixHashes } from './suffix-hashes.ts';

type Counts = (categoryIds: readonly string[]) => boolean;
const mostNames = 256;
const startShift = Math.log2(bucketsPerStart);

/** What one of the category sets means. */
interface SetMeaning {
  /** Empty for a host that is known only for having pages. */
  readonly categoryIds: readonly string[];
  readonly isPage: boolean;
  readonly hasPages: boolean;
}

const meaningOf = (set: readonly string[]): SetMeaning => ({
  categoryIds: set.filter((id) => id !== pageMark && id !== hasPagesMark),
  isPage: set.includes(pageMark),
  hasPages: set.includes(hasPagesMark),
});

/** Answers from a file's parts as they lie in memory. */
export class CompactIndexReader implements Required<CategoryIndex> {
  readonly #parts: IndexParts;
  readonly #meanings: readonly SetMeaning[];
  readonly #hasAnyPages: boolean;
  readonly #hashes: SuffixHashes;
  readonly #hostsPerBucket: number;
  /** The host looked up last. Two questions about one host follow each other. */
  #host: string | null = null;
  /** Which of the sets is that host's; those of its parents come before it. */
  #hostAt = -1;
  /** For each hash its category set, or -1. */
  readonly #sets = new Int32Array(mostNames);

  constructor(parts: IndexParts) {
    this.#parts = parts;
    this.#meanings = parts.categorySets.map(meaningOf);
    this.#hasAnyPages = this.#meanings.some(({ hasPages }) => hasPages);
    this.#hashes = new SuffixHashes(parts.seed);
    this.#hostsPerBucket = parts.hostCount / 2 ** parts.bucketBits;
  }

  /** Listed pages, and hosts known only for having pages, included. */
  get hostCount(): number {
    return this.#parts.hostCount;
  }

  find(names: readonly string[], counts?: Counts): CategoryMatch | null {
    this.#look(names);
    for (let place = 0; place < names.length; place += 1) {
      const set = this.#setOf(place);
      if (set < 0) continue;
      const { categoryIds, isPage } = this.#meanings[set] as SetMeaning;
      if (isPage || categoryIds.length === 0) continue;
      if (counts === undefined || counts(categoryIds)) return { host: names[place] as string, categoryIds };
    }
    return null;
  }

  findPage(names: readonly string[], keysOf: () => readonly string[], counts?: Counts): CategoryMatch | null {
    if (!this.#hasAnyPages) return null;
    this.#look(names);
    for (let place = 0; place < names.length; place += 1) {
      const set = this.#setOf(place);
      if (set >= 0 && this.#meanings[set]?.hasPages === true) return this.#pageAmong(keysOf(), counts);
    }
    return null;
  }

  /** How many hosts and pages each category has; looks at every entry. */
  countByCategory(): Map<string, { hosts: number; pages: number }> {
    const { hostCount, setBits, sets } = this.#parts;
    const entries = new Float64Array(this.#meanings.length);
    for (let place = 0; place < hostCount; place += 1) {
      const set = readField(sets, place, setBits);
      entries[set] = (entries[set] ?? 0) + 1;
    }
    const counted = new Map<string, { hosts: number; pages: number }>();
    for (const [set, { categoryIds, isPage }] of this.#meanings.entries()) {
      for (const id of categoryIds) {
        const { hosts, pages } = counted.get(id) ?? { hosts: 0, pages: 0 };
        const more = entries[set] ?? 0;
        counted.set(id, isPage ? { hosts, pages: pages + more } : { hosts: hosts + more, pages });
      }
    }
    return counted;
  }

  /** The set of a name, counted from the host up, that was looked up; -1 where it is in none. */
  #setOf(place: number): number {
    return place > this.#hostAt ? -1 : (this.#sets[this.#hostAt - place] as number);
  }

  #pageAmong(keys: readonly string[], counts: Counts | undefined): CategoryMatch | null {
    // The hashes of the host are overwritten by those of the pages.
    this.#host = null;
    for (const key of keys) {
      if (!this.#hashes.hashPage(pageName(key))) continue;
      this.#lookHashes(1);
      const meaning = this.#meanings[this.#sets[0] as number];
      if (meaning?.isPage !== true) continue;
      const { categoryIds } = meaning;
      if (counts === undefined || counts(categoryIds)) return { host: key, categoryIds };
    }
    return null;
  }

  /** Looks these names up: a host and its parents. The host has the most labels, and so the last hash. */
  #look(names: readonly string[]): void {
    const host = names[0] ?? '';
    if (host === this.#host) return;
    this.#host = host;
    const count = this.#hashes.hashAll(host);
    this.#lookHashes(count);
    this.#hostAt = count - 1;
  }

  /**
   * Fills in which category set each of the first hashes is in, or -1.
   *
   * By far the most of this is waiting for memory. So what the hashes will need is touched before, one after the other and
   * without a question in between: memory then fetches it for all of them at once.
   */
  #lookHashes(count: number): void {
    const { hostCount, bucketBits, hashBits, setBits, starts, ends, hashes, sets } = this.#parts;
    const { high, low } = this.#hashes;
    const found = this.#sets;
    const hostsPerBucket = this.#hostsPerBucket;
    let touched = 0;
    for (let name = 0; name < count; name += 1) {
      const bucket = (high[name] as number) >>> (32 - bucketBits);
      const start = starts[bucket >>> startShift] as number;
      const before = ((bucket & (bucketsPerStart - 1)) * hostsPerBucket) | 0;
      const place = Math.min(start - (bucket & -bucketsPerStart) + before, hostCount);
      touched ^= ends[start >>> 5] as number;
      touched ^= hashes[(place * hashBits) >>> 5] as number;
      touched ^= sets[(place * setBits) >>> 5] as number;
    }
    // Kept, or the compiler would leave it all out. No host has so many names that this place means anything.
    found[mostNames - 1] = touched;
    for (let name = 0; name < count; name += 1) {
      const bucket = (high[name] as number) >>> (32 - bucketBits);
      const wanted = (low[name] as number) >>> (32 - hashBits);
      const start = starts[bucket >>> startShift] as number;
      const bucketsBefore = bucket & (bucketsPerStart - 1);
      let bit = bucketsBefore === 0 ? start : findSetBit(ends, start, bucketsBefore - 1) + 1;
      let set = -1;
      // Before this bit stand a 1 for each bucket before, and a 0 for each of their hosts.
      for (let place = bit - bucket; !isBitSet(ends, bit); place += 1, bit += 1) {
        if (readField(hashes, place, hashBits) !== wanted) continue;
        set = readField(sets, place, setBits);
        break;
      }
      found[name] = set;
    }
  }
}

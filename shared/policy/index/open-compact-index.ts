import type { CategoryIndex } from '../category-index.ts';
import { bucketsPerStart, readIndexFile, type IndexParts } from './index-format.ts';
import { findSetBit, isBitSet, readField } from './packed-bits.ts';
import { SuffixHashes } from './suffix-hashes.ts';

export interface CompactIndex extends CategoryIndex {
  readonly hostCount: number;
}

/**
 * Opens what `buildCompactIndex` made, on the bytes as they are; they must not change from here on. Null for a file that
 * is damaged or none of ours. A host that is not listed is found by mistake less than once in 400 million names asked for.
 */
export const openCompactIndex = async (bytes: Uint8Array): Promise<CompactIndex | null> => {
  const parts = await readIndexFile(bytes);
  return parts && compactIndexOf(parts);
};

export const compactIndexOf = (parts: IndexParts): CompactIndex => {
  const hashed = new SuffixHashes(parts.seed);
  const { categorySets, hostCount } = parts;
  return {
    hostCount,
    find: (names, counts) => {
      // Of the host and its parents the first has the most labels, and the last hash made is its.
      let place = hashed.hashAll(names[0] ?? '') - 1;
      for (const host of names) {
        const set = place < 0 ? -1 : setOf(parts, hashed.high[place] as number, hashed.low[place] as number);
        const categoryIds = categorySets[set];
        if (categoryIds !== undefined && (counts === undefined || counts(categoryIds))) {
          return { host, categoryIds };
        }
        place -= 1;
      }
      return null;
    },
  };
};

/** Which category set a hash is in, or -1. */
const setOf = (parts: IndexParts, high: number, low: number): number => {
  const { bucketBits, hashBits, setBits, starts, ends, hashes, sets } = parts;
  const bucket = high >>> (32 - bucketBits);
  const wanted = low >>> (32 - hashBits);
  const start = starts[(bucket / bucketsPerStart) >>> 0] as number;
  const bucketsBefore = bucket % bucketsPerStart;
  let bit = bucketsBefore === 0 ? start : findSetBit(ends, start, bucketsBefore - 1) + 1;
  // Before this bit stand a 1 for each bucket before, and a 0 for each of their hosts.
  for (let place = bit - bucket; !isBitSet(ends, bit); place += 1, bit += 1) {
    if (readField(hashes, place, hashBits) === wanted) return readField(sets, place, setBits);
  }
  return -1;
};

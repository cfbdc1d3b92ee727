import type { HostList } from '../category-index.ts';
import { CategorySets } from './category-sets.ts';
import { HashTable } from './hash-table.ts';
import { bucketsPerStart, startsFor, writeIndexFile, type IndexParts } from './index-format.ts';
import { compactIndexOf } from './open-compact-index.ts';
import { setBit, wordsFor, writeField } from './packed-bits.ts';
import { SuffixHashes, type Seed } from './suffix-hashes.ts';

export interface CompactIndexOptions {
  /** Random, and told to nobody but the school's devices. */
  readonly seed: Seed;
  /** Names under which anyone can register (`co.uk`): the index answers for none of them, not even by accident. */
  readonly publicSuffixes?: Iterable<string>;
}

/** A name asked for is found by mistake this often at most; a host with three parents asks for four. */
const falseHits = 2.5e-9;
const seedsTried = 8;
const maxHosts = 50_000_000;

/**
 * A file as `index-format.ts` describes it. Single labels and what is no name are left out. The lists are gone through again in
 * the rare case that a seed does not serve.
 */
export const buildCompactIndex = async (
  categories: readonly HostList[],
  { seed, publicSuffixes = [] }: CompactIndexOptions,
): Promise<Uint8Array> => {
  const suffixes = new Set(publicSuffixes);
  for (let attempt = 0; attempt < seedsTried; attempt += 1) {
    const tried: Seed = [seed[0], (seed[1] + attempt) >>> 0];
    const parts = compile(categories, hashesOf(categories, suffixes, tried), tried);
    if (parts !== null && !answersForAny(parts, suffixes)) return writeIndexFile(parts);
  }
  throw new Error('No seed keeps the listed hosts apart.');
};

const hashesOf = (categories: readonly HostList[], suffixes: ReadonlySet<string>, seed: Seed): HashTable => {
  const table = new HashTable();
  const hashed = new SuffixHashes(seed);
  for (const [category, { hosts }] of categories.entries()) {
    for (const host of hosts) {
      if (suffixes.has(host) || !hashed.hashWhole(host)) continue;
      if (table.count === maxHosts) throw new Error('Too many hosts for one index.');
      table.add(hashed.high[0] as number, hashed.low[0] as number, category);
    }
  }
  return table;
};

/** About as many buckets as hosts takes the least room. */
const widthsFor = (count: number): Pick<IndexParts, 'bucketBits' | 'hashBits'> => {
  const hosts = Math.max(2, count);
  const bucketBits = Math.round(Math.log2(hosts));
  return { bucketBits, hashBits: Math.ceil(Math.log2(hosts / falseHits)) - bucketBits };
};

/** Null when two hosts cannot be told apart by the bits that are kept of their hashes. */
const compile = (categories: readonly HostList[], table: HashTable, seed: Seed): IndexParts | null => {
  const { bucketBits, hashBits } = widthsFor(table.count);
  const categorySets = new CategorySets(categories.map(({ id }) => id));
  const order = table.inOrder(bucketBits);
  const hashes = new Uint32Array(wordsFor(table.count, hashBits));
  const setOfHost = new Uint16Array(table.count);
  const ends = new Uint32Array(wordsFor(table.count + 2 ** bucketBits, 1));
  const starts = new Uint32Array(startsFor(bucketBits));
  let [hostCount, place] = [0, 0];
  for (let bucket = 0; bucket < 2 ** bucketBits; bucket += 1) {
    if (bucket % bucketsPerStart === 0) starts[bucket / bucketsPerStart] = hostCount + bucket;
    let kept = -1;
    while (place < order.length && table.bucketOf(order[place] as number, bucketBits) === bucket) {
      const row = order[place] as number;
      const after = endOfSame(table, order, place);
      const hash = table.restOf(row, hashBits);
      // Inside a bucket the hashes rise, so that equal ones are neighbours.
      if (hash === kept) return null;
      writeField(hashes, hostCount, hashBits, hash);
      setOfHost[hostCount] =
        after === place + 1
          ? categorySets.numberOfOne(table.categoryOf(row))
          : categorySets.numberOf(Array.from(order.subarray(place, after), (each) => table.categoryOf(each)));
      [kept, hostCount, place] = [hash, hostCount + 1, after];
    }
    setBit(ends, hostCount + bucket);
  }
  const setBits = Math.ceil(Math.log2(Math.max(1, categorySets.list.length)));
  return {
    categorySets: categorySets.list,
    seed,
    hostCount,
    bucketBits,
    hashBits,
    setBits,
    starts,
    ends: ends.subarray(0, wordsFor(hostCount + 2 ** bucketBits, 1)),
    hashes: hashes.subarray(0, wordsFor(hostCount, hashBits)),
    sets: packed(setOfHost.subarray(0, hostCount), setBits),
  };
};

/** Where another hash begins: until there it is one host, in several categories or twice in one. */
const endOfSame = (table: HashTable, order: Uint32Array, from: number): number => {
  let after = from + 1;
  while (after < order.length && table.isSame(order[from] as number, order[after] as number)) after += 1;
  return after;
};

const packed = (values: Uint16Array, width: number): Uint32Array => {
  const words = new Uint32Array(wordsFor(values.length, width));
  if (width > 0) for (const [place, value] of values.entries()) writeField(words, place, width, value);
  return words;
};

const answersForAny = (parts: IndexParts, names: Iterable<string>): boolean => {
  const index = compactIndexOf(parts);
  for (const name of names) if (index.find([name]) !== null) return true;
  return false;
};

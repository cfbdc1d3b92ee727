import type { HostList } from '../category-index.ts';
import { CategorySets } from './category-sets.ts';
import { CompactIndexReader } from './compact-index-reader.ts';
import { EntryWriter, type Widths } from './entry-writer.ts';
import { HashTable } from './hash-table.ts';
import { writeIndexFile, type IndexParts } from './index-format.ts';
import { hasPagesMark, hostsWithPage, pageMark, pageName } from './page-marks.ts';
import { SuffixHashes, type Seed } from './suffix-hashes.ts';

export interface CompactIndexOptions {
  /** Random, and told to nobody but the school's devices. */
  readonly seed: Seed;
  /** Names under which anyone can register (`co.uk`): the index answers for none of them, not even by accident. */
  readonly publicSuffixes?: Iterable<string>;
  /** Those of the index before, kept where they still serve, so that a small change of the lists is a small change of bytes. */
  readonly widths?: Widths;
}

/** A name asked for is found by mistake this often at most; a host with three parents asks for four. */
const falseHits = 2.5e-9;
const seedsTried = 8;
const maxEntries = 50_000_000;

/**
 * A file as `index-format.ts` describes it. Single labels and what is no name are left out. The lists are gone through again in
 * the rare case that a seed does not serve.
 */
export const buildCompactIndex = async (
  categories: readonly HostList[],
  options: CompactIndexOptions,
): Promise<Uint8Array> => {
  const builder = (seed: Seed): CompactIndexBuilder => {
    const filled = new CompactIndexBuilder({ ...options, seed });
    for (const { id, hosts, pages = [] } of categories) {
      for (const host of hosts) filled.addHost(id, host);
      for (const page of pages) filled.addPage(id, page);
    }
    return filled;
  };
  for (const seed of seedsFrom(options.seed)) {
    const parts = builder(seed).parts();
    if (parts !== null) return writeIndexFile(parts);
  }
  throw new Error('No seed keeps the listed hosts apart.');
};

export const seedsFrom = ([first, second]: Seed): Seed[] =>
  Array.from({ length: seedsTried }, (_, attempt) => [first, (second + attempt) >>> 0]);

/** Takes hosts and pages one by one and in any order, and holds their hashes alone. */
export class CompactIndexBuilder {
  readonly #options: CompactIndexOptions;
  readonly #suffixes: ReadonlySet<string>;
  readonly #hashed: SuffixHashes;
  readonly #table = new HashTable();
  /** By category its number; a page of it has the next one, and 0 is for hosts that have pages. */
  readonly #numbers = new Map<string, number>();
  readonly #groups: (readonly string[])[] = [[hasPagesMark]];

  constructor(options: CompactIndexOptions) {
    this.#options = options;
    this.#suffixes = new Set(options.publicSuffixes);
    this.#hashed = new SuffixHashes(options.seed);
  }

  addHost(categoryId: string, host: string): void {
    if (!this.#suffixes.has(host)) this.#addHost(this.#numberOf(categoryId), host);
  }

  /** A key as `pageKeysOf` gives it. */
  addPage(categoryId: string, key: string): void {
    if (!this.#hashed.hashPage(pageName(key))) return;
    this.#add(this.#numberOf(categoryId) + 1);
    for (const host of hostsWithPage(key)) this.#addHost(0, host);
  }

  /** Null when two names cannot be told apart with this seed, or a public suffix from a listed name. */
  parts(): IndexParts | null {
    const table = this.#table;
    const widths = widthsFor(table.count, this.#options.widths);
    const { bucketBits, hashBits } = widths;
    const categorySets = new CategorySets(this.#groups);
    const order = table.inOrder(bucketBits);
    const writer = new EntryWriter(widths, table.count);
    let [lastBucket, lastHash] = [-1, -1];
    for (let place = 0; place < order.length;) {
      const row = order[place] as number;
      const after = endOfSame(table, order, place);
      const [bucket, hash] = [table.bucketOf(row, bucketBits), table.restOf(row, hashBits)];
      // Inside a bucket the hashes rise, so that equal ones are neighbours.
      if (bucket === lastBucket && hash === lastHash) return null;
      const set =
        after === place + 1
          ? categorySets.numberOfOne(table.categoryOf(row))
          : categorySets.numberOf(Array.from(order.subarray(place, after), (each) => table.categoryOf(each)));
      writer.add(bucket, hash, set);
      [lastBucket, lastHash, place] = [bucket, hash, after];
    }
    const parts = writer.finish(this.#options.seed, categorySets.list);
    return answersForAny(parts, this.#suffixes) ? null : parts;
  }

  #addHost(number: number, host: string): void {
    if (this.#hashed.hashWhole(host)) this.#add(number);
  }

  #add(number: number): void {
    if (this.#table.count === maxEntries) throw new Error('Too many hosts for one index.');
    this.#table.add(this.#hashed.high[0] as number, this.#hashed.low[0] as number, number);
  }

  #numberOf(categoryId: string): number {
    const known = this.#numbers.get(categoryId);
    if (known !== undefined) return known;
    const number = this.#groups.push([categoryId], [categoryId, pageMark]) - 2;
    this.#numbers.set(categoryId, number);
    return number;
  }
}

/** About as many buckets as entries takes the least room. */
const widthsFor = (count: number, before: Widths | undefined): Widths => {
  const entries = Math.max(2, count);
  const bits = Math.ceil(Math.log2(entries / falseHits));
  const bucketBits = Math.round(Math.log2(entries));
  if (before !== undefined) {
    const spareBits = before.bucketBits + before.hashBits - bits;
    if (spareBits >= 0 && spareBits <= 1 && Math.abs(before.bucketBits - bucketBits) <= 1) return before;
  }
  return { bucketBits, hashBits: bits - bucketBits };
};

/** Where another hash begins: until there it is one name, in several categories or twice in one. */
const endOfSame = (table: HashTable, order: Uint32Array, from: number): number => {
  let after = from + 1;
  while (after < order.length && table.isSame(order[from] as number, order[after] as number)) after += 1;
  return after;
};

const answersForAny = (parts: IndexParts, names: Iterable<string>): boolean => {
  const index = new CompactIndexReader(parts);
  for (const name of names) if (index.find([name]) !== null) return true;
  return false;
};

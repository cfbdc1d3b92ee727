import { randomBytes } from 'node:crypto';
import { HashTable } from '#shared/policy/index/hash-table.ts';
import { SuffixHashes } from '#shared/policy/index/suffix-hashes.ts';
import { isPageKey } from './kept-list.ts';

/** Entries without doubles, and those that the content before did not have, or it alone had. */
export interface Tally {
  readonly categories: readonly {
    readonly id: string;
    readonly hostCount: number;
    readonly pageCount: number;
  }[];
  readonly added: number;
  readonly removed: number;
}

const isOld = 1;
const isPage = 2;
const flags = 4;

/**
 * Compares the old content of a list with the new one, both in any order and with doubles. It holds hashes of 64 bits alone:
 * among five million entries two are taken for one in less than one of a million lists.
 */
export class EntryTally {
  readonly #table = new HashTable();
  readonly #hashes: SuffixHashes;
  readonly #numbers = new Map<string, number>();

  constructor() {
    const bytes = randomBytes(8);
    this.#hashes = new SuffixHashes([bytes.readUInt32LE(0), bytes.readUInt32LE(4)]);
  }

  add(categoryId: string, entry: string, side: 'old' | 'new'): void {
    if (!this.#hashes.hashPage(entry)) return;
    const kind = (side === 'old' ? isOld : 0) + (isPageKey(entry) ? isPage : 0);
    const { high, low } = this.#hashes;
    this.#table.add(high[0] as number, low[0] as number, this.#numberOf(categoryId) * flags + kind);
  }

  tally(): Tally {
    const table = this.#table;
    const order = table.inOrder(Math.max(1, Math.min(24, Math.round(Math.log2(table.count + 2)))));
    const counts = [...this.#numbers.keys()].map((id) => ({ id, hostCount: 0, pageCount: 0 }));
    let [added, removed] = [0, 0];
    const kinds = new Set<number>();
    for (let place = 0; place < order.length; place += 1) {
      const row = order[place] as number;
      kinds.add(table.categoryOf(row));
      const next = order[place + 1];
      if (next !== undefined && table.isSame(row, next)) continue;
      for (const kind of kinds) {
        const isAlone = !kinds.has(kind ^ isOld);
        if ((kind & isOld) !== 0) removed += Number(isAlone);
        else {
          added += Number(isAlone);
          const count = counts[Math.floor(kind / flags)];
          if (count !== undefined) count[(kind & isPage) === 0 ? 'hostCount' : 'pageCount'] += 1;
        }
      }
      kinds.clear();
    }
    const categories = counts.filter(({ hostCount, pageCount }) => hostCount + pageCount > 0);
    return { categories, added, removed };
  }

  #numberOf(categoryId: string): number {
    const known = this.#numbers.get(categoryId);
    if (known !== undefined) return known;
    this.#numbers.set(categoryId, this.#numbers.size);
    return this.#numbers.size - 1;
  }
}

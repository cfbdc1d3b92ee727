import type { KeptPiece, SortedList } from './kept-list.ts';

/** How many entries the new content has that the old one had not, and the other way round. Both are sorted. */
export const countChanges = async (
  before: AsyncIterable<KeptPiece> | null,
  after: readonly SortedList[],
): Promise<{ added: number; removed: number }> => {
  const now = new SortedWalk(after);
  let [added, removed] = [0, 0];
  for await (const { categoryId, entries } of before ?? []) {
    for (const entry of entries) {
      let order = now.compare(categoryId, entry);
      for (; order < 0; order = now.compare(categoryId, entry)) {
        added += 1;
        now.next();
      }
      if (order === 0) now.next();
      else removed += 1;
    }
  }
  for (; !now.isAtEnd; now.next()) added += 1;
  return { added, removed };
};

/** Stands at one entry of sorted lists after the other. */
class SortedWalk {
  readonly #lists: readonly SortedList[];
  #list = 0;
  #place = 0;

  constructor(lists: readonly SortedList[]) {
    this.#lists = lists.filter(({ entries }) => entries.length > 0);
  }

  get isAtEnd(): boolean {
    return this.#list >= this.#lists.length;
  }

  next(): void {
    this.#place += 1;
    if (this.#place < (this.#lists[this.#list]?.entries.length ?? 0)) return;
    this.#list += 1;
    this.#place = 0;
  }

  /** Below zero where the entry it stands at comes before the one given; above zero also at the end. */
  compare(categoryId: string, entry: string): number {
    const list = this.#lists[this.#list];
    if (list === undefined) return 1;
    if (list.categoryId !== categoryId) return list.categoryId < categoryId ? -1 : 1;
    const own = list.entries[this.#place] ?? '';
    return own === entry ? 0 : own < entry ? -1 : 1;
  }
}

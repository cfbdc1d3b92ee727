import type { CategoryIndex, HostList } from '../category-index.ts';

/** In a difference: the hosts that are listed no more. No name becomes an id with a hyphen at its end. */
export const removedId = 'removed-';

/** Lists, and the index that was built from them. */
export interface IndexedLists {
  readonly lists: readonly HostList[];
  readonly index: CategoryIndex;
}

/**
 * What must be said to a device that has the index of `before`, so that it answers as the one of `after`: the hosts whose
 * categories changed with all that they have now. An index is built from these lists, small, and laid over the old one.
 */
export const indexDifference = (before: IndexedLists, after: IndexedLists): HostList[] => {
  const changed = new Map<string, string[]>();
  const compare = (host: string): void => {
    const now = categoriesOf(after.index, host);
    if (categoriesOf(before.index, host).join() === now.join()) return;
    for (const id of now.length === 0 ? [removedId] : now) add(changed, id, host);
  };
  for (const { hosts } of after.lists) for (const host of hosts) compare(host);
  for (const { hosts } of before.lists) {
    for (const host of hosts) if (categoriesOf(after.index, host).length === 0) compare(host);
  }
  return Array.from(changed, ([id, hosts]) => ({ id, hosts }));
};

/** The old index with a difference laid over it. */
export const overlayIndex = (difference: CategoryIndex, base: CategoryIndex): CategoryIndex => ({
  find: (names, counts) => {
    for (let left = names; left.length > 0;) {
      const [changed, kept] = [difference.find(left), base.find(left)];
      const isChanged = changed !== null && changed.host.length >= (kept?.host.length ?? 0);
      const match = isChanged ? changed : kept;
      if (match === null) return null;
      const isRemoved = isChanged && match.categoryIds[0] === removedId;
      if (!isRemoved && (counts === undefined || counts(match.categoryIds))) return match;
      left = left.slice(left.indexOf(match.host) + 1);
    }
    return null;
  },
});

const categoriesOf = (index: CategoryIndex, host: string): readonly string[] =>
  index.find([host])?.categoryIds ?? [];

const add = (lists: Map<string, string[]>, id: string, host: string): void => {
  const hosts = lists.get(id);
  if (hosts === undefined) lists.set(id, [host]);
  else hosts.push(host);
};

import type { CategoryIndex, CategoryMatch } from '../category-index.ts';

/**
 * Two indexes as one: a host that both list is in the categories of both, the first index's before the second's. Pages are
 * those of the second.
 */
export const joinIndexes = (first: CategoryIndex, second: CategoryIndex): CategoryIndex => ({
  find: (names, counts) => {
    for (let left = names; left.length > 0;) {
      const match = longer(first.find(left), second.find(left));
      if (match === null) return null;
      if (counts === undefined || counts(match.categoryIds)) return match;
      left = left.slice(left.indexOf(match.host) + 1);
    }
    return null;
  },
  findPage: (names, keysOf, counts) => second.findPage?.(names, keysOf, counts) ?? null,
});

const longer = (one: CategoryMatch | null, other: CategoryMatch | null): CategoryMatch | null => {
  if (one === null || other === null) return one ?? other;
  if (one.host !== other.host) return one.host.length > other.host.length ? one : other;
  return { host: one.host, categoryIds: [...new Set([...one.categoryIds, ...other.categoryIds])] };
};

import { mayBeListed } from './address.ts';

/** One category's hosts, canonical. */
export interface HostList {
  readonly id: string;
  readonly hosts: Iterable<string>;
}

export interface CategoryMatch {
  /** The listed host: the one asked for or a parent of it. */
  readonly host: string;
  /** More than one where several categories list the same host. */
  readonly categoryIds: readonly string[];
}

export interface CategoryIndex {
  /**
   * The longest listed host among `names` (as `hostAndParents` gives them) whose categories pass `counts`; without
   * `counts`, all do.
   */
  find(names: readonly string[], counts?: (categoryIds: readonly string[]) => boolean): CategoryMatch | null;
}

export const buildCategoryIndex = (categories: readonly HostList[]): CategoryIndex => {
  const categoriesOf = new Map<string, readonly string[]>();
  for (const { id, hosts } of categories) {
    // Shared by all hosts that are in this category alone.
    const alone = [id];
    for (const host of hosts) {
      if (mayBeListed(host)) categoriesOf.set(host, joined(categoriesOf.get(host), alone));
    }
  }
  return { find: (names, counts) => longestMatch(categoriesOf, names, counts) };
};

const joined = (before: readonly string[] | undefined, alone: readonly string[]): readonly string[] =>
  before === undefined ? alone : [...new Set([...before, ...alone])];

const longestMatch = (
  categoriesOf: ReadonlyMap<string, readonly string[]>,
  names: readonly string[],
  counts: ((categoryIds: readonly string[]) => boolean) | undefined,
): CategoryMatch | null => {
  for (const host of names) {
    const categoryIds = categoriesOf.get(host);
    if (categoryIds !== undefined && (counts === undefined || counts(categoryIds))) {
      return { host, categoryIds };
    }
  }
  return null;
};

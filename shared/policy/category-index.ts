import { mayBeListed } from './address.ts';

/** One category's hosts, canonical, and its pages (keys as `pageKeysOf` gives them) where it has any. */
export interface HostList {
  readonly id: string;
  readonly hosts: Iterable<string>;
  readonly pages?: Iterable<string>;
}

export interface CategoryMatch {
  /** The listed host (the one asked for or a parent of it) or the key of the listed page. */
  readonly host: string;
  /** More than one where several categories list the same host. */
  readonly categoryIds: readonly string[];
}

type Counts = (categoryIds: readonly string[]) => boolean;

export interface CategoryIndex {
  /**
   * The longest listed host among `names` (as `hostAndParents` gives them) whose categories pass `counts`; without
   * `counts`, all do.
   */
  find(names: readonly string[], counts?: Counts): CategoryMatch | null;
  /**
   * The first of an address's page keys that is listed. The keys are only asked for where one of `names` is known to have
   * listed pages, so that other addresses do not pay for them. An index without pages leaves this out.
   */
  findPage?(names: readonly string[], keysOf: () => readonly string[], counts?: Counts): CategoryMatch | null;
}

/** Of hosts alone: the pages of a list are for the compact index. */
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
  counts: Counts | undefined,
): CategoryMatch | null => {
  for (const host of names) {
    const categoryIds = categoriesOf.get(host);
    if (categoryIds !== undefined && (counts === undefined || counts(categoryIds))) {
      return { host, categoryIds };
    }
  }
  return null;
};

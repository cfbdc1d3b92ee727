import type { CompactIndex } from '#shared/policy/index/open-compact-index.ts';
import type { Category, FullIndex } from '#shared/policy/policy.ts';
import { policyCategories } from './first-policy.ts';
import { categoryLabel } from './import/category-label.ts';
import type { IndexFiles } from './index-files.ts';

/** The compiled category lists that a policy names, opened, and what is in them. */
export interface ListedIndex {
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly index: CompactIndex;
  readonly counts: ReadonlyMap<string, { readonly hosts: number; readonly pages: number }>;
}

/** Null where the file is not there. */
export const openListedIndex = async (
  indexFiles: Pick<IndexFiles, 'open'>,
  fullIndex: FullIndex,
): Promise<ListedIndex | null> => {
  const index = await indexFiles.open(fullIndex);
  return index && { ...fullIndex, index, counts: index.countByCategory() };
};

const ownIds = new Set(policyCategories.map(({ id }) => id));

/** Those that only imported lists name: with a label, and no hosts in the policy itself. */
export const importedCategories = (listed: ListedIndex | null): Category[] =>
  [...(listed?.counts.keys() ?? [])]
    .filter((id) => !ownIds.has(id))
    .map((id) => ({ id, label: categoryLabel(id), isIllegal: false, hosts: [] }))
    .sort((one, other) => one.label.localeCompare(other.label, 'en-GB'));

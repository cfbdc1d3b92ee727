import { filterTestCategoryId } from '#shared/filter-test.ts';

/** Blocked for everybody, with no off switch. No imported list may add to them or to what is said of them. */
export const sealedCategoryIds: ReadonlySet<string> = new Set(['illegal', filterTestCategoryId]);

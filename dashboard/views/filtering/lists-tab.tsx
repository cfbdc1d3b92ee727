import type { FilteringTabProps } from './filtering-tab.ts';
import { CategoryLists } from './lists/category-lists.tsx';
import { SealedLists } from './lists/sealed-lists.tsx';

export const ListsTab = ({ policy, reload }: FilteringTabProps) => (
  <>
    <CategoryLists categories={policy.categories} />
    <SealedLists sources={policy.sealedSources} reload={reload} />
  </>
);

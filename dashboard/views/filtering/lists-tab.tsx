import type { FilteringTabProps } from './filtering-tab.ts';
import { ImportLists } from './import-lists.tsx';

export const ListsTab = ({ policy, reload }: FilteringTabProps) => (
  <ImportLists categories={policy.categories} onImported={reload} />
);

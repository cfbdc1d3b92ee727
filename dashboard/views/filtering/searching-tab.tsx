import type { FilteringTabProps } from './filtering-tab.ts';
import { SearchRules } from './search-rules.tsx';

export const SearchingTab = ({ draft }: FilteringTabProps) => (
  <SearchRules rules={draft.rules.value} onChange={draft.edit} />
);

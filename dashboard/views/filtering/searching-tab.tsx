import { AudienceRulesEditor } from './audience-rules.tsx';
import type { FilteringTabProps } from './filtering-tab.ts';
import { SearchRules } from './search-rules.tsx';

export const SearchingTab = (props: FilteringTabProps) => (
  <AudienceRulesEditor {...props}>
    {(section) => <SearchRules {...section} onChangeAll={props.draft.edit} />}
  </AudienceRulesEditor>
);

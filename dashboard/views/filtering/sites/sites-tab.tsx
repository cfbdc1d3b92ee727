import { AudienceRulesEditor } from '../audience-rules.tsx';
import { CategoryTable } from '../category-table.tsx';
import type { FilteringTabProps } from '../filtering-tab.ts';
import { UnknownSites } from '../unknown-sites.tsx';
import { SiteLists } from './site-lists.tsx';

/** Own lists first: they are what changes from week to week. */
export const SitesTab = (props: FilteringTabProps) => (
  <AudienceRulesEditor {...props}>
    {(section, key) => (
      <>
        <SiteLists
          key={`${key} ${props.draft.turn.value}`}
          current={section.current}
          onChange={section.onChange}
          onBad={(list, isBad) => props.draft.noteBad(`${key} ${list}`, isBad)}
        />
        <UnknownSites {...section} />
        <CategoryTable {...section} categories={props.policy.categories} />
      </>
    )}
  </AudienceRulesEditor>
);

import type { ComponentChildren } from 'preact';
import type { AudienceRules, PolicyRules } from '#shared/policy/policy.ts';
import { audienceKey } from '#shared/policy/audience.ts';
import { rulesFor, withAudience, type Roster } from '../../state/policy-edit.ts';
import { AudiencePicker } from './audience-picker.tsx';
import type { FilteringTabProps } from './filtering-tab.ts';

/** What a section needs to show and change the rules of one audience. */
export interface AudienceSection {
  readonly rules: PolicyRules;
  readonly current: AudienceRules;
  readonly roster: Roster;
  readonly onChange: (rules: AudienceRules) => void;
}

export interface AudienceRulesProps extends FilteringTabProps {
  /** Another audience, another key. */
  readonly children: (section: AudienceSection, key: string) => ComponentChildren;
}

/** The choice for whom, and below it the sections of a tab. */
export const AudienceRulesEditor = ({ draft, audience, roster, children }: AudienceRulesProps) => {
  const rules = draft.rules.value;
  return (
    <div class="filtering-main">
      <AudiencePicker rules={rules} roster={roster} audience={audience} />
      {children(
        {
          rules,
          current: rulesFor(rules, audience.value),
          roster,
          onChange: (changed) => draft.edit(withAudience(draft.rules.peek(), changed)),
        },
        audienceKey(audience.value),
      )}
    </div>
  );
};

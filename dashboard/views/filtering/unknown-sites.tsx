import type { AudienceRules, PolicyRules, Verdict } from '#shared/policy/policy.ts';
import { audienceLabel, inherited, withUnknownSites, type Roster } from '../../state/policy-edit.ts';
import { Choice } from '../../ui/choice.tsx';
import { verdictLabels, verdictNames } from './verdict-words.ts';

/** What devices do where no audience says anything. */
const whereNobodySays: Verdict = 'block';

export interface UnknownSitesProps {
  readonly rules: PolicyRules;
  readonly current: AudienceRules;
  readonly roster: Roster;
  readonly onChange: (rules: AudienceRules) => void;
}

/** For a site in no category and on no list. */
export const UnknownSites = ({ rules, current, roster, onChange }: UnknownSitesProps) => {
  const isWidest = current.audience.kind === 'everyone';
  const wider = inherited(rules, current.audience, roster, ({ unknownSites }) => unknownSites);
  const widerWords =
    wider === null
      ? `${verdictLabels[whereNobodySays]}, where nobody says`
      : `${verdictLabels[wider.value]}, from ${audienceLabel(wider.from, roster)}`;
  const options: { value: Verdict | 'inherit'; label: string }[] = [
    ...(isWidest ? [] : [{ value: 'inherit' as const, label: widerWords }]),
    ...verdictNames.map((value) => ({ value, label: verdictLabels[value] })),
  ];
  return (
    <section class="card" aria-labelledby="unknown-title">
      <h2 id="unknown-title">Sites that nobody has judged yet</h2>
      <Choice
        legend="Sites in no category and on no list"
        isLegendHidden
        value={current.unknownSites ?? (isWidest ? whereNobodySays : 'inherit')}
        onChange={(value) => onChange(withUnknownSites(current, value === 'inherit' ? undefined : value))}
        options={options}
      />
    </section>
  );
};

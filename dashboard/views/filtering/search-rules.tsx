import type { AudienceRules, PolicyRules } from '#shared/policy/policy.ts';
import { audienceLabel, inherited, withSearchRule, type Roster } from '../../state/policy-edit.ts';
import { Choice } from '../../ui/choice.tsx';
import { EngineTable } from './engine-table.tsx';

export interface SearchRulesProps {
  readonly rules: PolicyRules;
  readonly current: AudienceRules;
  readonly roster: Roster;
  readonly onChange: (rules: AudienceRules) => void;
  /** For what holds for everyone alike. */
  readonly onChangeAll: (rules: PolicyRules) => void;
}

type RuleName = 'images' | 'aiAnswers' | 'safeEngine';
type RuleValue<Name extends RuleName> = NonNullable<AudienceRules[Name]>;

interface Rule<Name extends RuleName> {
  readonly name: Name;
  readonly legend: string;
  readonly options: readonly { readonly value: RuleValue<Name>; readonly label: string }[];
  /** What devices do where no audience says anything. */
  readonly whereNobodySays: RuleValue<Name>;
}

const images: Rule<'images'> = {
  name: 'images',
  legend: 'Image search',
  options: [
    { value: 'strict', label: 'Strict' },
    { value: 'creative-commons', label: 'Creative Commons only' },
    { value: 'off', label: 'Off' },
  ],
  whereNobodySays: 'strict',
};

const aiAnswers: Rule<'aiAnswers'> = {
  name: 'aiAnswers',
  legend: 'AI answers in search engines',
  options: [
    { value: 'allow', label: 'Allow' },
    { value: 'off', label: 'Off' },
  ],
  whereNobodySays: 'off',
};

const engines = [
  { value: 'https://duckduckgo.com/?q={words}&kp=1', label: 'DuckDuckGo, strict' },
  { value: 'https://www.google.com/search?q={words}&safe=active', label: 'Google, strict' },
  { value: 'https://www.kiddle.co/s.php?q={words}', label: 'Kiddle, made for children' },
];

/** The school's own, beside those that are offered. */
const safeEngine = (own: string): Rule<'safeEngine'> => ({
  name: 'safeEngine',
  legend: 'Refused searches go to',
  options: engines.some(({ value }) => value === own)
    ? engines
    : [...engines, { value: own, label: own.split('/')[2] ?? own }],
  whereNobodySays: own,
});

const RuleChoice = <Name extends RuleName>(props: SearchRulesProps & { readonly rule: Rule<Name> }) => {
  const { rules, current, roster, onChange, rule } = props;
  const isWidest = current.audience.kind === 'everyone';
  const wider = inherited(rules, current.audience, roster, (each) => each[rule.name]);
  const labelOf = (value: AudienceRules[Name]) =>
    rule.options.find((option) => option.value === value)?.label ?? '';
  const widerWords =
    wider === null
      ? `${labelOf(rule.whereNobodySays)}, where nobody says`
      : `${labelOf(wider.value)}, from ${audienceLabel(wider.from, roster)}`;
  const options: readonly { value: RuleValue<Name> | 'inherit'; label: string }[] = [
    ...(isWidest ? [] : [{ value: 'inherit' as const, label: widerWords }]),
    ...rule.options,
  ];
  return (
    <Choice
      legend={rule.legend}
      value={current[rule.name] ?? (isWidest ? rule.whereNobodySays : 'inherit')}
      onChange={(value) =>
        onChange(withSearchRule(current, rule.name, value === 'inherit' ? undefined : value))
      }
      options={options}
    />
  );
};

/** Image search, AI answers and the safe engine for one audience; YouTube and the list of engines for everyone. */
export const SearchRules = (props: SearchRulesProps) => {
  const { rules, onChangeAll } = props;
  return (
    <section class="card search-rules" aria-labelledby="search-title">
      <h2 id="search-title">Search and video</h2>
      <RuleChoice {...props} rule={images} />
      <RuleChoice {...props} rule={aiAnswers} />
      <RuleChoice {...props} rule={safeEngine(rules.safeEngine)} />
      <Choice
        legend="YouTube, for everyone"
        value={rules.youTube}
        onChange={(youTube) => onChangeAll({ ...rules, youTube })}
        options={[
          { value: 'strict', label: 'Strict' },
          { value: 'moderate', label: 'Moderate' },
        ]}
      />
      <p class="quiet-text">
        Safe search is always strict, for everyone. Searches on engines that cannot be kept strict are refused
        and made again, with the same words, on the engine above.
      </p>
      <EngineTable />
    </section>
  );
};

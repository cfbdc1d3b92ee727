import { useId } from 'preact/hooks';
import type { AudienceRules, PolicyRules, Verdict } from '#shared/policy/policy.ts';
import { inheritedCategory } from '../../state/inherited-category.ts';
import { audienceLabel, withCategory, type Roster } from '../../state/policy-edit.ts';
import { useOfCategory } from '../../state/uses-edit.ts';
import { standingLabels } from './acceptable-use/use-words.ts';
import type { PolicyAnswer } from './policy-answer.ts';
import { verdictLabels, verdictNames } from './verdict-words.ts';

type Category = PolicyAnswer['categories'][number];

export interface CategoryTableProps {
  readonly categories: readonly Category[];
  readonly rules: PolicyRules;
  readonly current: AudienceRules;
  readonly roster: Roster;
  readonly onChange: (rules: AudienceRules) => void;
}

/** What holds where this audience says nothing: "Block, from Everyone"; where nobody says anything, it is as unknown sites. */
const inheritedWords = (
  { rules, current, roster }: Pick<CategoryTableProps, 'rules' | 'current' | 'roster'>,
  categoryId: string,
): string => {
  const found = inheritedCategory(rules, current.audience, roster, categoryId);
  if (found === null) return 'Nobody has decided';
  const verdict = verdictLabels[found.verdict];
  if (found.kind === 'audience') return `${verdict}, from ${audienceLabel(found.from, roster)}`;
  const when = found.use.standing === 'at-certain-times' ? `${verdict} at certain times` : verdict;
  return `${when}, from the row “${found.use.label}”`;
};

const optionsFor = ({ audience }: AudienceRules): { value: Verdict | undefined; heading: string }[] => [
  { value: undefined, heading: audience.kind === 'everyone' ? 'As unknown sites' : 'As wider group' },
  ...verdictNames.map((value) => ({ value, heading: verdictLabels[value] })),
];

const Row = (props: CategoryTableProps & { category: Category }) => {
  const { category, rules, current, onChange } = props;
  const name = useId();
  const chosen = current.categories[category.id];
  // Everyone's own verdict waits behind the table and would not hold.
  const use = current.audience.kind === 'everyone' ? useOfCategory(rules, category.id) : null;
  return (
    <tr data-category-id={category.id} data-verdict={chosen ?? 'inherit'}>
      <th scope="row">
        {category.label} <span class="quiet-text tabular">{category.hostCount.toLocaleString('en-GB')}</span>
      </th>
      {category.isIllegal ? (
        <td colSpan={4} class="always-blocked">
          Always blocked, for everyone. This has no off switch.
        </td>
      ) : use !== null ? (
        <td colSpan={4} class="from-table" data-use={use.id}>
          Row “<bdi>{use.label}</bdi>” of the acceptable-use table:{' '}
          {standingLabels[use.standing].toLowerCase()}
        </td>
      ) : (
        optionsFor(current).map(({ value, heading }) => (
          <td key={heading} class="verdict-cell" data-value={value ?? 'inherit'}>
            <label title={`${category.label}: ${heading}`}>
              <input
                type="radio"
                name={name}
                checked={chosen === value}
                aria-label={`${category.label}: ${heading}`}
                onChange={() => onChange(withCategory(current, category.id, value))}
              />
              {value === undefined && (chosen === undefined || current.audience.kind !== 'everyone') && (
                <span class="inherited">{inheritedWords(props, category.id)}</span>
              )}
            </label>
          </td>
        ))
      )}
    </tr>
  );
};

/** A verdict a category for one audience; the illegal ones are shown and cannot be changed. */
export const CategoryTable = (props: CategoryTableProps) => (
  <section class="card table-card" aria-labelledby="categories-title">
    <h2 id="categories-title">Categories</h2>
    <p class="quiet-text">
      <strong>Allow</strong> opens. <strong>Think</strong> asks the pupil to stop and think, then opens.{' '}
      <strong>Block</strong> does not open. The figure is how many sites the list holds.
    </p>
    <div class="table-frame tall" role="region" aria-label="Categories, table" tabIndex={0}>
      <table class="categories">
        <thead>
          <tr>
            <th scope="col">Category</th>
            {optionsFor(props.current).map(({ heading }) => (
              <th key={heading} scope="col">
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {props.categories.map((category) => (
            <Row key={category.id} {...props} category={category} />
          ))}
        </tbody>
      </table>
    </div>
  </section>
);

import { useId } from 'preact/hooks';
import { useStandings, type PolicyRules, type Use } from '#shared/policy/policy.ts';
import { audienceLabel, type Roster } from '../../../state/policy-edit.ts';
import { differencesFrom, withoutDifference, withUse, type Difference } from '../../../state/uses-edit.ts';
import { Button } from '../../../ui/button.tsx';
import { standingLabels, standingWords, verdictWords } from './use-words.ts';

export interface UseRowProps {
  readonly rules: PolicyRules;
  readonly use: Use;
  readonly roster: Roster;
  readonly labelOf: (categoryId: string) => string;
  readonly onChange: (rules: PolicyRules) => void;
  readonly onOpen: () => void;
}

const shownCategories = 3;

/** A few on the screen, all of them on paper. */
const Categories = ({ use, labelOf }: Pick<UseRowProps, 'use' | 'labelOf'>) => {
  const labels = use.categoryIds.map(labelOf);
  if (labels.length === 0) return <span class="use-categories warning">No category behind it yet</span>;
  const rest = labels.slice(shownCategories);
  return (
    <span class="use-categories">
      {labels.slice(0, shownCategories).join(', ')}
      {rest.length > 0 && (
        <>
          <span class="screen-only"> and {rest.length} more</span>
          <span class="paper-only">, {rest.join(', ')}</span>
        </>
      )}
    </span>
  );
};

const DifferenceLine = (props: UseRowProps & { difference: Difference }) => {
  const { rules, use, roster, labelOf, difference, onChange } = props;
  const who = audienceLabel(difference.audience, roster);
  const isWhole = difference.categoryIds.length === use.categoryIds.length;
  const what = isWhole ? '' : ` (${difference.categoryIds.map(labelOf).join(', ')})`;
  return (
    <li>
      <span>
        Different for <bdi>{who}</bdi>: {verdictWords[difference.verdict]}
        {what}
      </span>
      <Button
        kind="quiet"
        label={`Remove the difference for ${who}: ${use.label}`}
        onClick={() => onChange(withoutDifference(rules, difference))}
      >
        Remove
      </Button>
    </li>
  );
};

/** One use of the internet: where it stands, what is behind it, and who is told otherwise. */
export const UseRow = (props: UseRowProps) => {
  const { rules, use, roster, onChange, onOpen } = props;
  const name = useId();
  const differences = differencesFrom(rules, use);
  return (
    <tr data-use-id={use.id} data-standing={use.standing}>
      <th scope="row">
        <bdi class="use-label">{use.label}</bdi>
        <Categories {...props} />
        {differences.length > 0 && (
          <ul class="differences">
            {differences.map((difference) => (
              <DifferenceLine
                key={`${audienceLabel(difference.audience, roster)} ${difference.verdict}`}
                {...props}
                difference={difference}
              />
            ))}
          </ul>
        )}
      </th>
      {useStandings.map((standing) => (
        <td key={standing} class="standing-cell" data-standing={standing}>
          <label>
            <input
              type="radio"
              name={name}
              value={standing}
              checked={use.standing === standing}
              aria-label={`${use.label}: ${standingLabels[standing]}`}
              onChange={() => onChange(withUse(rules, { ...use, standing }))}
            />
            {use.standing === standing && <span>{standingWords(use, roster)}</span>}
          </label>
        </td>
      ))}
      <td class="illegal-cell">
        <span class="unseen">Not an illegal use</span>
      </td>
      <td class="screen-only change-cell">
        <Button kind="quiet" label={`Change ${use.label}`} onClick={onOpen}>
          Change…
        </Button>
      </td>
    </tr>
  );
};

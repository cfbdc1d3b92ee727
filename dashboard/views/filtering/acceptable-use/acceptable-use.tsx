import { useSignal } from '@preact/signals';
import { filterTestCategoryId } from '#shared/filter-test.ts';
import { useStandings, type PolicyRules } from '#shared/policy/policy.ts';
import { useDashboard } from '../../../dashboard-context.ts';
import { rulesFor, type Roster } from '../../../state/policy-edit.ts';
import { useOfCategory, withNewUse } from '../../../state/uses-edit.ts';
import { Button } from '../../../ui/button.tsx';
import type { PolicyAnswer } from '../policy-answer.ts';
import { verdictLabels } from '../verdict-words.ts';
import { IllegalRow } from './illegal-row.tsx';
import { UseDialog } from './use-dialog.tsx';
import { UseRow } from './use-row.tsx';
import { standingLabels } from './use-words.ts';

export interface AcceptableUseProps {
  readonly rules: PolicyRules;
  readonly categories: PolicyAnswer['categories'];
  readonly roster: Roster;
  /** How many sites the sealed list of illegal sites holds; null where none is loaded. */
  readonly illegalListCount: number | null;
  readonly onChange: (rules: PolicyRules) => void;
}

const NewRow = ({ onAdd }: { onAdd: (label: string) => void }) => {
  const label = useSignal('');
  const add = (event: Event) => {
    event.preventDefault();
    if (label.peek().trim() === '') return;
    onAdd(label.peek().trim());
    label.value = '';
  };
  return (
    <form class="new-use screen-only" data-form="new-use" onSubmit={add}>
      <label for="new-use">Another use</label>
      <input
        id="new-use"
        name="new-use"
        maxLength={120}
        autocomplete="off"
        value={label.value}
        onInput={(event) => (label.value = event.currentTarget.value)}
      />
      <Button type="submit" icon="plus" isDisabled={label.value.trim() === ''}>
        Add a row
      </Button>
    </form>
  );
};

/** What the table says nothing of, and what holds for it instead. */
const InNoRow = ({ rules, categories }: Pick<AcceptableUseProps, 'rules' | 'categories'>) => {
  const left = categories.filter(({ id, isIllegal }) => !isIllegal && useOfCategory(rules, id) === null);
  if (left.length === 0) return <p class="quiet-text">Every category stands behind a row.</p>;
  const everyone = rulesFor(rules, { kind: 'everyone' });
  return (
    <div class="in-no-row">
      <h3>Categories in no row</h3>
      <ul>
        {left.map(({ id, label }) => {
          const verdict = everyone.categories[id];
          return (
            <li key={id}>
              {label}: {verdict === undefined ? 'as unknown sites' : verdictLabels[verdict]}
            </li>
          );
        })}
      </ul>
    </div>
  );
};

const Headings = () => (
  <thead>
    <tr>
      <th scope="col">Use of the internet</th>
      {useStandings.map((standing) => (
        <th key={standing} scope="col">
          {standingLabels[standing]}
        </th>
      ))}
      <th scope="col">Not acceptable and illegal</th>
      <th scope="col" class="screen-only">
        <span class="unseen">Change</span>
      </th>
    </tr>
  </thead>
);

/** The school's acceptable-use table: what everyone may use the internet for, when, and who beside. */
export const AcceptableUse = ({
  rules,
  categories,
  roster,
  illegalListCount,
  onChange,
}: AcceptableUseProps) => {
  const { session } = useDashboard();
  const openId = useSignal<string | null>(null);
  const open = rules.uses.find(({ id }) => id === openId.value);
  const labels = new Map(categories.map(({ id, label }) => [id, label]));
  const labelOf = (id: string): string => labels.get(id) ?? id;
  return (
    <section class="card table-card acceptable-use" aria-labelledby="acceptable-use-title">
      <div class="card-head">
        <h2 id="acceptable-use-title">
          Acceptable use<span class="paper-only"> of the internet, {session.me.value?.schoolName}</span>
        </h2>
        <span class="screen-only">
          <Button kind="quiet" onClick={() => window.print()}>
            Print
          </Button>
        </span>
      </div>
      <p class="quiet-text">
        Holds for everyone, on the school’s devices and at home. Nominated people and the differences named in
        a row come before it.
      </p>
      <div class="table-frame" role="region" aria-label="Acceptable use, table" tabIndex={0}>
        <table class="uses">
          <Headings />
          <tbody>
            {rules.uses.map((use) => (
              <UseRow
                key={use.id}
                {...{ rules, use, roster, labelOf, onChange }}
                onOpen={() => (openId.value = use.id)}
              />
            ))}
            {categories
              .filter(({ id, isIllegal }) => isIllegal && id !== filterTestCategoryId)
              .map(({ id, label }) => (
                <IllegalRow key={id} label={label} listedCount={illegalListCount} />
              ))}
          </tbody>
        </table>
      </div>
      <NewRow onAdd={(label) => onChange(withNewUse(rules, label))} />
      <InNoRow rules={rules} categories={categories} />
      {open !== undefined && (
        <UseDialog
          {...{ rules, roster, categories, onChange }}
          use={open}
          onClose={() => (openId.value = null)}
        />
      )}
    </section>
  );
};

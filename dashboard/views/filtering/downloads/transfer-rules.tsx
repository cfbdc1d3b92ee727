import { useId } from 'preact/hooks';
import { fileKindLabels } from '#shared/policy/file-kind.ts';
import { settingsToBeginWith } from '#shared/policy/person-rules.ts';
import { fileKinds, type AudienceRules, type PolicyRules, type TransferRule } from '#shared/policy/policy.ts';
import { audienceLabel, inherited, type Roster } from '../../../state/policy-edit.ts';
import { transferRuleOf, withTransferRule, type TransferRow } from '../../../state/transfer-edit.ts';

export interface TransferRulesProps {
  readonly rules: PolicyRules;
  readonly current: AudienceRules;
  readonly roster: Roster;
  readonly onChange: (rules: AudienceRules) => void;
}

const ruleLabels: Record<TransferRule, string> = { allow: 'Allow', ask: 'Ask a teacher', stop: 'Stop' };
const rows: readonly TransferRow[] = [...fileKinds, 'upload'];
const labelOf = (row: TransferRow): string =>
  row === 'upload' ? 'Sending files to a site' : fileKindLabels[row];

const whereNobodySays = (row: TransferRow): TransferRule =>
  row === 'upload' ? settingsToBeginWith.uploads : settingsToBeginWith.downloads[row];

const inheritedWords = ({ rules, current, roster }: TransferRulesProps, row: TransferRow): string => {
  const found = inherited(rules, current.audience, roster, (each) => transferRuleOf(each, row));
  return found === null
    ? `${ruleLabels[whereNobodySays(row)]}, where nobody says`
    : `${ruleLabels[found.value]}, from ${audienceLabel(found.from, roster)}`;
};

const options: readonly (TransferRule | undefined)[] = [undefined, 'allow', 'ask', 'stop'];
const headingOf = (rule: TransferRule | undefined): string =>
  rule === undefined ? 'As wider group' : ruleLabels[rule];

const Cell = (
  props: TransferRulesProps & { row: TransferRow; rule: TransferRule | undefined; name: string },
) => {
  const { current, row, rule, name, onChange } = props;
  return (
    <td class="verdict-cell" data-value={rule ?? 'inherit'}>
      <label title={`${labelOf(row)}: ${headingOf(rule)}`}>
        <input
          type="radio"
          name={name}
          checked={transferRuleOf(current, row) === rule}
          aria-label={`${labelOf(row)}: ${headingOf(rule)}`}
          onChange={() => onChange(withTransferRule(current, row, rule))}
        />
        {rule === undefined && <span class="inherited">{inheritedWords(props, row)}</span>}
      </label>
    </td>
  );
};

const Row = (props: TransferRulesProps & { row: TransferRow }) => {
  const name = useId();
  const { row, current } = props;
  const isFixed = row === 'program' && current.audience.kind !== 'staff';
  return (
    <tr data-transfer={row} data-verdict={transferRuleOf(current, row) ?? 'inherit'}>
      <th scope="row">{labelOf(row)}</th>
      {isFixed ? (
        <td colSpan={4} class="always-blocked">
          Always stopped for pupils and guests. This has no off switch.
        </td>
      ) : (
        options.map((rule) => <Cell key={headingOf(rule)} {...props} rule={rule} name={name} />)
      )}
    </tr>
  );
};

/** What files may come and go, for one audience. */
export const TransferRules = (props: TransferRulesProps) => (
  <section class="card table-card" aria-labelledby="transfers-title">
    <h2 id="transfers-title">Files that come and go</h2>
    <p class="quiet-text">
      <strong>Ask a teacher</strong> stops the file and shows the pupil how to ask. What a file is goes by its
      name and by what the site says of it, whichever is worse.
    </p>
    <div class="table-frame" role="region" aria-label="Files, table" tabIndex={0}>
      <table class="categories">
        <thead>
          <tr>
            <th scope="col">Kind of file</th>
            {options.map((rule) => (
              <th key={headingOf(rule)} scope="col">
                {headingOf(rule)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row} {...props} row={row} />
          ))}
        </tbody>
      </table>
    </div>
  </section>
);

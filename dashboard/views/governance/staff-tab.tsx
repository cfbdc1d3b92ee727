import { useSignal } from '@preact/signals';
import {
  lookGroupLabels,
  lookGroups,
  type LookGroup,
  type StaffLooks,
} from '#shared/governance/staff-looks.ts';
import { useDashboard } from '../../dashboard-context.ts';
import { useResource } from '../../state/resource.ts';
import { Field } from '../../ui/field.tsx';
import { Empty, Loaded } from '../../ui/loaded.tsx';
import { Table } from '../../ui/table.tsx';
import { StaffLookLines, type Asked } from './staff-look-lines.tsx';

const monthFormat = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' });
const monthLabel = (month: string): string => monthFormat.format(Date.parse(`${month}-15T00:00:00Z`));

interface CellProps {
  readonly look: StaffLooks;
  readonly group: LookGroup;
  readonly onOpen: (asked: Asked) => void;
}

const LookCell = ({ look, group, onOpen }: CellProps) => {
  const count = look.counts[group];
  if (count === 0) return <span class="quiet-text">0</span>;
  return (
    <button
      class="link"
      type="button"
      aria-label={`${count}, ${lookGroupLabels[group]}, ${look.name}: show the lines`}
      onClick={() => onOpen({ accountId: look.accountId, name: look.name, month: look.month, group })}
    >
      {count}
    </button>
  );
};

const Looks = ({ looks }: { looks: readonly StaffLooks[] }) => {
  const months = [...new Set(looks.map(({ month }) => month))];
  const chosen = useSignal(months[0] ?? '');
  const asked = useSignal<Asked | null>(null);
  const rows = looks.filter(({ month }) => month === chosen.value);
  return (
    <>
      <Field label="Month">
        {(ids) => (
          <select
            {...ids}
            name="month"
            value={chosen.value}
            onChange={(event) => (chosen.value = event.currentTarget.value)}
          >
            {months.map((month) => (
              <option key={month} value={month}>
                {monthLabel(month)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <section class="card">
        <Table
          caption={`What staff looked at in ${monthLabel(chosen.value)}`}
          rows={rows}
          keyOf={({ accountId }) => accountId}
          columns={[
            { heading: 'Who', kind: 'name', cell: ({ name }) => <bdi>{name}</bdi> },
            ...lookGroups.map((group) => ({
              heading: lookGroupLabels[group],
              kind: 'number' as const,
              cell: (look: StaffLooks) => (
                <LookCell look={look} group={group} onOpen={(what) => (asked.value = what)} />
              ),
            })),
          ]}
        />
      </section>
      {asked.value !== null && <StaffLookLines asked={asked.value} onClose={() => (asked.value = null)} />}
    </>
  );
};

/** What staff looked at, for the head. */
export const StaffTab = () => {
  const { api } = useDashboard();
  const looks = useResource(() => api.call('staffLooks', {}));
  return (
    <>
      <p>
        From the ledger, month by month. Press a number for the lines behind it. Your own looks are here too,
        and looking at this page is recorded.
      </p>
      <Loaded resource={looks} what="what staff looked at">
        {(answer) =>
          answer.looks.length === 0 ? (
            <Empty title="Nobody has looked at anything yet" />
          ) : (
            <Looks looks={answer.looks} />
          )
        }
      </Loaded>
    </>
  );
};

import { lookGroupLabels, type LookGroup } from '#shared/governance/staff-looks.ts';
import { useDashboard } from '../../dashboard-context.ts';
import { useResource } from '../../state/resource.ts';
import { calendarDay, clockTimeWithSeconds } from '../../state/when.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { Table } from '../../ui/table.tsx';

/** Which of the numbers was pressed. */
export interface Asked {
  readonly accountId: string;
  readonly name: string;
  readonly month: string;
  readonly group: LookGroup;
}

/** The entries of the ledger behind one number, the newest first. */
export const StaffLookLines = ({ asked, onClose }: { asked: Asked; onClose: () => void }) => {
  const { api } = useDashboard();
  const { accountId, name, month, group } = asked;
  const lines = useResource(() => api.call('staffLookLines', { accountId, month, group }));
  return (
    <Dialog
      title={`${lookGroupLabels[group]}: ${name}`}
      name="staff-look-lines"
      size="wide"
      onClose={onClose}
    >
      <Loaded resource={lines} what="the lines">
        {(entries) => (
          <Table
            caption="Ledger entries, newest first"
            rows={entries.map((entry, place) => ({ ...entry, place }))}
            keyOf={({ place }) => String(place)}
            columns={[
              { heading: 'When', cell: ({ at }) => `${calendarDay(at)}, ${clockTimeWithSeconds(at)}` },
              { heading: 'Did what', cell: ({ action }) => action.replaceAll('-', ' ') },
              { heading: 'To what', cell: ({ object }) => <bdi class="breaks">{object}</bdi> },
              { heading: 'Outcome', cell: ({ outcome }) => outcome },
            ]}
          />
        )}
      </Loaded>
    </Dialog>
  );
};

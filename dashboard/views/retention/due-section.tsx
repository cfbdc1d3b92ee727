import { useSignal } from '@preact/signals';
import type { Due } from '#shared/api/retention.ts';
import { useDashboard } from '../../dashboard-context.ts';
import { calendarDay } from '../../state/when.ts';
import { Button } from '../../ui/button.tsx';
import { LongTable } from '../../ui/long-table.tsx';
import { AskApproval } from '../approvals/ask-approval.tsx';
import { useConfirmed } from '../incidents/use-confirmed.tsx';
import { byName } from '../../state/by-name.ts';

const whatLabels: Record<Due['what'], string> = { incident: 'The whole record', evidence: 'Its pictures' };

const whenWords = ({ dueAt, isHeld }: Due): string => {
  if (isHeld) return 'Under a legal hold';
  return dueAt === null ? 'Not before a person decides' : calendarDay(dueAt);
};

interface DeleteEarlyProps {
  readonly due: Due;
  readonly onChanged: () => unknown;
}

const DeleteEarly = ({ due: { incidentId, name }, onChanged }: DeleteEarlyProps) => {
  const { api, notices } = useDashboard();
  const { ask, dialog } = useConfirmed();
  const needsSecond = useSignal(false);
  const remove = async () => {
    const result = await ask(() => api.call('deleteEarly', { incidentId }));
    if (result.ok)
      notices.say('good', `Incident ${name} is deleted: certificate ${result.value.certificate}.`);
    else if (result.reason === 'not-allowed') needsSecond.value = true;
    else notices.say('bad', result.detail);
    onChanged();
  };
  const close = () => (needsSecond.value = false);
  return (
    <>
      <Button kind="quiet" onClick={remove} label={`Delete early: incident ${name}`}>
        Delete early
      </Button>
      {dialog}
      {needsSecond.value && (
        <AskApproval kind="delete-early" objects={[incidentId]} about={`Incident ${name}`} onClose={close} />
      )}
    </>
  );
};

const inOrder = (due: readonly Due[]): Due[] =>
  due.toSorted((one, other) => (one.dueAt ?? Infinity) - (other.dueAt ?? Infinity) || byName(one, other));

interface DueSectionProps {
  readonly due: readonly Due[];
  readonly onChanged: () => unknown;
}

/** What goes next, and when. */
export const DueSection = ({ due, onChanged }: DueSectionProps) => (
  <section class="card" aria-labelledby="due-title">
    <h2 id="due-title">What goes when</h2>
    {due.length === 0 ? (
      <p class="quiet-text">No incident is kept.</p>
    ) : (
      <LongTable
        caption="Incidents and when they go, the next first"
        rows={inOrder(due)}
        keyOf={({ incidentId, what }) => `${incidentId} ${what}`}
        columns={[
          {
            heading: 'Incident',
            kind: 'name',
            cell: ({ incidentId, name }) => <a href={`/incidents/${incidentId}`}>Incident {name}</a>,
          },
          { heading: 'What', cell: ({ what }) => whatLabels[what] },
          { heading: 'Goes on', cell: (row) => <span class="tabular">{whenWords(row)}</span> },
          {
            heading: 'Delete early',
            isHeadingHidden: true,
            cell: (row) =>
              row.what === 'incident' && !row.isHeld ? <DeleteEarly due={row} onChanged={onChanged} /> : null,
          },
        ]}
      />
    )}
  </section>
);

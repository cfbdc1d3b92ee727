import { useSignal } from '@preact/signals';
import type { IncidentSummary } from '#shared/api/incidents.ts';
import { incidentName } from '#shared/incidents/audience.ts';
import { decisionLabels, incidentDecisions, type IncidentDecision } from '#shared/incidents/change.ts';
import { useDashboard } from '../../dashboard-context.ts';
import type { Desk } from '../../state/desk.ts';
import { useResource } from '../../state/resource.ts';
import { Choice } from '../../ui/choice.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field, TextAreaField } from '../../ui/field.tsx';
import { ReasonField } from '../../ui/reason-field.tsx';
import { assigneesBack, decisionsBack } from './back-again.ts';
import { ChangeForm } from './change-form.tsx';
import { incidentTitle } from './incident-title.ts';

export interface BulkDialogProps {
  readonly incidents: readonly IncidentSummary[];
  readonly onDone: () => void;
  readonly onClose: () => void;
}

const namesOf = (incidents: readonly IncidentSummary[]): string => {
  const names = incidents.map((incident) => incidentName(incident));
  return names.length === 1 ? `incident ${names[0]}` : `incidents ${names.join(', ')}`;
};
const idsOf = (incidents: readonly IncidentSummary[]) => incidents.map(({ incidentId }) => incidentId);

/** After the last of them. */
const goOn = (desk: Desk, incidents: readonly IncidentSummary[]): void => {
  const last = incidents.at(-1);
  if (last) desk.goOnFrom(last.incidentId);
};

type Closing = Exclude<IncidentDecision, 'open'>;
const closings = incidentDecisions.filter((decision): decision is Closing => decision !== 'open');

export const CloseIncidents = ({ incidents, onDone, onClose }: BulkDialogProps) => {
  const { desk } = useDashboard();
  const decision = useSignal<Closing>('no-further-action');
  const reason = useSignal('');
  return (
    <Dialog title={`Close ${namesOf(incidents)}`} onClose={onClose} name="close-incidents">
      <ChangeForm
        name="close-incidents"
        incidentIds={idsOf(incidents)}
        change={() => ({ kind: 'decide', decision: decision.peek(), reason: reason.peek().trim() })}
        submit="Close"
        said={`Closed: ${namesOf(incidents)}.`}
        isDisabled={reason.value.trim() === ''}
        onDone={() => {
          desk.did({ what: `closed ${namesOf(incidents)}`, back: decisionsBack(incidents) });
          goOn(desk, incidents);
          onDone();
        }}
        onCancel={onClose}
      >
        <Choice
          legend="Decision"
          look="list"
          value={decision.value}
          onChange={(value) => (decision.value = value)}
          options={closings.map((value) => ({ value, label: decisionLabels[value] }))}
        />
        <ReasonField
          label={incidents.length === 1 ? 'Reason' : 'Reason, the same for all of them'}
          reason={reason}
        />
      </ChangeForm>
    </Dialog>
  );
};

export const HandOverIncidents = ({ incidents, onDone, onClose }: BulkDialogProps) => {
  const { api, desk } = useDashboard();
  const audience = incidents[0]?.audience ?? 'safeguarding';
  const readers = useResource(() => api.call('incidentReaders', { audience }));
  const accountId = useSignal('');
  const note = useSignal('');
  return (
    <Dialog title={`Hand over ${namesOf(incidents)}`} onClose={onClose} name="hand-over-incidents">
      <ChangeForm
        name="hand-over-incidents"
        incidentIds={idsOf(incidents)}
        change={() => ({ kind: 'assign', accountId: accountId.peek() || null, note: note.peek().trim() })}
        submit="Hand over"
        said={`Handed over: ${namesOf(incidents)}.`}
        onDone={() => {
          desk.did({ what: `handed over ${namesOf(incidents)}`, back: assigneesBack(incidents) });
          goOn(desk, incidents);
          onDone();
        }}
        onCancel={onClose}
      >
        <Field label="To" hint="Only colleagues who may read these incidents are here.">
          {(ids) => (
            <select
              {...ids}
              name="accountId"
              value={accountId.value}
              onChange={(event) => (accountId.value = event.currentTarget.value)}
            >
              <option value="">Nobody: whoever comes first</option>
              {(readers.state.value.value ?? []).map(({ accountId: id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          )}
        </Field>
        <TextAreaField
          label="What they should know"
          name="note"
          value={note.value}
          onInput={(value) => (note.value = value)}
          rows={3}
          maxLength={500}
        />
      </ChangeForm>
    </Dialog>
  );
};

/** The one reported first goes on, unless another is chosen. */
const firstReported = (incidents: readonly IncidentSummary[]): string =>
  incidents.toSorted((a, b) => a.reportedAt - b.reportedAt)[0]?.incidentId ?? '';

export const MergeIncidents = ({ incidents, onDone, onClose }: BulkDialogProps) => {
  const { desk } = useDashboard();
  const into = useSignal(firstReported(incidents));
  const reason = useSignal('They are about the same thing.');
  const others = incidents.filter(({ incidentId }) => incidentId !== into.value);
  return (
    <Dialog title={`Merge ${namesOf(incidents)}`} onClose={onClose} name="merge-incidents">
      <ChangeForm
        name="merge-incidents"
        incidentIds={idsOf(others)}
        change={() => ({ kind: 'merge', into: into.peek(), reason: reason.peek().trim() })}
        submit="Merge"
        said={`Merged: ${namesOf(others)}.`}
        isDisabled={reason.value.trim() === ''}
        onDone={() => {
          desk.did(null);
          goOn(desk, incidents);
          onDone();
        }}
        onCancel={onClose}
      >
        <Choice
          legend="Which one goes on?"
          look="list"
          value={into.value}
          onChange={(value) => (into.value = value)}
          options={incidents.map((incident) => ({
            value: incident.incidentId,
            label: incidentTitle(incident),
          }))}
        />
        <p class="quiet-text">The others keep everything that was recorded, and are read from there.</p>
        <ReasonField label="Reason" reason={reason} rows={2} />
      </ChangeForm>
    </Dialog>
  );
};

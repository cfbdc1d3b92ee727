import { useSignal } from '@preact/signals';
import type { AlertSummary } from '#shared/api/alerts.ts';
import type { IncidentSummary } from '#shared/api/incidents.ts';
import { decisionLabels, incidentDecisions, type IncidentDecision } from '#shared/incidents/change.ts';
import { useDashboard } from '../../dashboard-context.ts';
import type { Desk } from '../../state/desk.ts';
import { useResource } from '../../state/resource.ts';
import { dayAndTime } from '../../state/when.ts';
import { Choice } from '../../ui/choice.tsx';
import { Field, TextAreaField } from '../../ui/field.tsx';
import { ReasonField } from '../../ui/reason-field.tsx';
import { assigneesBack, decisionsBack } from '../incidents/back-again.ts';
import { ChangeDialog } from '../incidents/change-dialog.tsx';
import { incidentTitle } from '../incidents/incident-title.ts';
import { ParentsQuestion, parentsAnswerOf, useParentsDraft } from '../incidents/parents-question.tsx';
import { PeopleLine } from '../incidents/people-line.tsx';
import { namesOf, type ChosenItems } from './desk-words.ts';

export interface BulkDialogProps extends Partial<ChosenItems> {
  readonly onDone: () => void;
  readonly onClose: () => void;
}

const none: readonly never[] = [];
const idsOf = (incidents: readonly IncidentSummary[]) => incidents.map(({ incidentId }) => incidentId);
const alertIdsOf = (alerts: readonly AlertSummary[]) => alerts.map(({ alertId }) => alertId);

/** After the last of them. */
const goOn = (desk: Desk, { incidents, alerts }: ChosenItems): void => {
  const last = incidents.at(-1)?.incidentId ?? alerts.at(-1)?.alertId;
  if (last !== undefined) desk.goOnFrom(last);
};

type Closing = Exclude<IncidentDecision, 'open'>;
const closings = incidentDecisions.filter((decision): decision is Closing => decision !== 'open');

/** Incidents with a decision; an alert that is closed was no concern. */
export const CloseItems = ({ incidents = none, alerts = none, onDone, onClose }: BulkDialogProps) => {
  const { api, desk } = useDashboard();
  const decision = useSignal<Closing>('no-further-action');
  const reason = useSignal('');
  const parents = useParentsDraft(incidents);
  const answer = parentsAnswerOf(parents.value, incidents);
  const meant = { incidents, alerts };
  const judge = () =>
    api.call('judgeAlerts', {
      alertIds: alertIdsOf(alerts),
      verdict: 'not-a-concern',
      reason: reason.peek().trim(),
    });
  return (
    <ChangeDialog
      title={`Close ${namesOf(meant)}`}
      onClose={onClose}
      name="close-incidents"
      incidentIds={idsOf(incidents)}
      change={() => ({
        kind: 'decide',
        decision: decision.peek(),
        reason: reason.peek().trim(),
        ...(answer && { parents: answer }),
      })}
      {...(alerts.length > 0 && { alertsFirst: judge })}
      submit="Close"
      said={`Closed: ${namesOf(meant)}.`}
      isDisabled={reason.value.trim() === '' || (incidents.length > 0 && answer === null)}
      onDone={() => {
        const what = `closed ${namesOf(meant)}`;
        desk.did(alerts.length > 0 ? null : { what, back: decisionsBack(incidents) });
        goOn(desk, meant);
        onDone();
      }}
    >
      {incidents.length > 0 && (
        <Choice
          legend="Decision"
          look="list"
          value={decision.value}
          onChange={(value) => (decision.value = value)}
          options={closings.map((value) => ({ value, label: decisionLabels[value] }))}
        />
      )}
      {alerts.length > 0 && (
        <p>Alerts are closed as not a concern: their pictures are destroyed, and this is not taken back.</p>
      )}
      <ReasonField
        label={incidents.length + alerts.length === 1 ? 'Reason' : 'Reason, the same for all of them'}
        reason={reason}
      />
      {incidents.length > 0 && <ParentsQuestion incidents={incidents} draft={parents} />}
    </ChangeDialog>
  );
};

export const HandOverItems = ({ incidents = none, alerts = none, onDone, onClose }: BulkDialogProps) => {
  const { api, desk } = useDashboard();
  const audience = incidents[0]?.audience ?? 'safeguarding';
  const readers = useResource(() => api.call('incidentReaders', { audience }));
  const accountId = useSignal('');
  const note = useSignal('');
  const meant = { incidents, alerts };
  const to = () => ({ accountId: accountId.peek() || null, note: note.peek().trim() });
  const assign = () => api.call('assignAlerts', { alertIds: alertIdsOf(alerts), ...to() });
  return (
    <ChangeDialog
      title={`Hand over ${namesOf(meant)}`}
      onClose={onClose}
      name="hand-over-incidents"
      incidentIds={idsOf(incidents)}
      change={() => ({ kind: 'assign', ...to() })}
      {...(alerts.length > 0 && { alertsFirst: assign })}
      submit="Hand over"
      said={`Handed over: ${namesOf(meant)}.`}
      onDone={() => {
        const what = `handed over ${namesOf(meant)}`;
        desk.did(alerts.length > 0 ? null : { what, back: assigneesBack(incidents) });
        goOn(desk, meant);
        onDone();
      }}
    >
      <Field label="To" hint="Only colleagues who may read them are here.">
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
    </ChangeDialog>
  );
};

/** The one reported first goes on, unless another is chosen. */
const firstReported = (incidents: readonly IncidentSummary[]): string =>
  incidents.toSorted((a, b) => a.reportedAt - b.reportedAt)[0]?.incidentId ?? '';

/** Like ones have the same title: told apart by whom they are about, and when they came. */
const MergeLabel = ({ incident }: { incident: IncidentSummary }) => (
  <>
    {incidentTitle(incident)}
    <span class="second-line">
      <PeopleLine people={incident.people} />,{' '}
      {dayAndTime(incident.reportedAt, useDashboard().clock.now.value)}
    </span>
  </>
);

export const MergeIncidents = ({ incidents = none, onDone, onClose }: BulkDialogProps) => {
  const { desk } = useDashboard();
  const into = useSignal(firstReported(incidents));
  const reason = useSignal('They are about the same thing.');
  const others = incidents.filter(({ incidentId }) => incidentId !== into.value);
  const named = (meant: readonly IncidentSummary[]) => namesOf({ incidents: meant, alerts: none });
  return (
    <ChangeDialog
      title={`Merge ${named(incidents)}`}
      onClose={onClose}
      name="merge-incidents"
      incidentIds={idsOf(others)}
      change={() => ({ kind: 'merge', into: into.peek(), reason: reason.peek().trim() })}
      submit="Merge"
      said={`Merged: ${named(others)}.`}
      isDisabled={reason.value.trim() === ''}
      onDone={() => {
        desk.did(null);
        goOn(desk, { incidents, alerts: none });
        onDone();
      }}
    >
      <Choice
        legend="Which one goes on?"
        look="list"
        value={into.value}
        onChange={(value) => (into.value = value)}
        options={incidents.map((incident) => ({
          value: incident.incidentId,
          label: <MergeLabel incident={incident} />,
        }))}
      />
      <p class="quiet-text">
        The others keep everything that was recorded, and are read from there. Whoever closes the one that
        goes on says for all of them whether parents were told.
      </p>
      <ReasonField label="Reason" reason={reason} rows={2} />
    </ChangeDialog>
  );
};

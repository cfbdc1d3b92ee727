import { useSignal } from '@preact/signals';
import { incidentDecisions, type Incident, type IncidentDecision } from '#shared/api/incidents.ts';
import { useDashboard } from '../../dashboard-context.ts';
import { dayAndTime } from '../../state/when.ts';
import { Choice } from '../../ui/choice.tsx';
import { TextAreaField } from '../../ui/field.tsx';
import { Form } from '../../ui/form.tsx';
import { ConfirmPasswordDialog } from './confirm-password.tsx';
import { decisionLabels } from './incident-order.ts';

export interface HandlingProps {
  readonly incident: Incident;
  readonly onChanged: () => unknown;
}

/** What was done so far, and one more. */
export const IncidentActions = ({ incident, onChanged }: HandlingProps) => {
  const { api, clock, notices } = useDashboard();
  const text = useSignal('');
  const isAsking = useSignal(false);
  const { incidentId, actions } = incident;
  return (
    <section class="card" aria-labelledby="actions-title">
      <h2 id="actions-title">Actions</h2>
      {actions.length === 0 && <p class="quiet-text">Nothing has been written down yet.</p>}
      <ol class="actions">
        {actions.map(({ at, by, text: words }) => (
          <li key={`${at} ${by}`}>
            <p dir="auto">{words}</p>
            <p class="quiet-text">
              <bdi>{by}</bdi>, {dayAndTime(at, clock.now.value)}
            </p>
          </li>
        ))}
      </ol>
      <Form
        name="incident-action"
        submit="Add action"
        isDisabled={text.value.trim() === ''}
        onSubmit={() => api.call('addIncidentAction', { incidentId, text: text.peek().trim() })}
        explain={({ reason }) => {
          isAsking.value = reason === 'confirm-password';
          return null;
        }}
        onDone={() => {
          text.value = '';
          notices.say('good', 'The action is added.');
          onChanged();
        }}
      >
        <TextAreaField
          label="Action taken"
          name="action"
          value={text.value}
          onInput={(value) => (text.value = value)}
          rows={3}
          maxLength={2000}
          hint="For example: spoke with the pupil; told parents; asked social care for advice."
        />
      </Form>
      {isAsking.value && (
        <ConfirmPasswordDialog
          onConfirmed={() => (isAsking.value = false)}
          onCancel={() => (isAsking.value = false)}
        />
      )}
    </section>
  );
};

/** The decision as it stands, and a change of it, which needs a reason. */
export const IncidentDecisionForm = ({ incident, onChanged }: HandlingProps) => {
  const { api, notices } = useDashboard();
  const { incidentId, decision, decisionReason } = incident;
  const chosen = useSignal<IncidentDecision>(decision);
  const reason = useSignal('');
  const isAsking = useSignal(false);
  return (
    <section class="card" aria-labelledby="decision-title">
      <h2 id="decision-title">Decision</h2>
      <p>
        <strong>{decisionLabels[decision]}</strong>
        {decisionReason !== '' && <span dir="auto">: {decisionReason}</span>}
      </p>
      <Form
        name="incident-decision"
        submit="Save decision"
        isDisabled={reason.value.trim() === ''}
        onSubmit={() =>
          api.call('decideIncident', { incidentId, decision: chosen.peek(), reason: reason.peek().trim() })
        }
        explain={({ reason: why }) => {
          isAsking.value = why === 'confirm-password';
          return null;
        }}
        onDone={() => {
          reason.value = '';
          notices.say('good', 'The decision is saved.');
          onChanged();
        }}
      >
        <Choice
          legend="Decision"
          isLegendHidden
          look="list"
          value={chosen.value}
          onChange={(value) => (chosen.value = value)}
          options={incidentDecisions.map((value) => ({ value, label: decisionLabels[value] }))}
        />
        <TextAreaField
          label="Reason"
          name="reason"
          value={reason.value}
          onInput={(value) => (reason.value = value)}
          rows={3}
          maxLength={500}
        />
      </Form>
      {isAsking.value && (
        <ConfirmPasswordDialog
          onConfirmed={() => (isAsking.value = false)}
          onCancel={() => (isAsking.value = false)}
        />
      )}
    </section>
  );
};

import { useSignal } from '@preact/signals';
import type { Incident } from '#shared/api/incidents.ts';
import { recordName } from '#shared/incidents/audience.ts';
import { decisionLabels, incidentDecisions, type IncidentDecision } from '#shared/incidents/change.ts';
import { parentsWords } from '#shared/incidents/parents.ts';
import { useDashboard } from '../../dashboard-context.ts';
import { dayAndTime } from '../../state/when.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { Field } from '../../ui/field.tsx';
import { ReasonField } from '../../ui/reason-field.tsx';
import { decisionsBack } from './back-again.ts';
import { ChangeForm } from './change-form.tsx';
import { ParentsQuestion, parentsAnswerOf, useParentsDraft } from './parents-question.tsx';

export interface DecisionProps {
  readonly incident: Incident;
  readonly onChanged: () => unknown;
}

const ReviewDay = ({ incident, onChanged }: DecisionProps) => {
  const on = useSignal(incident.reviewOn ?? '');
  return (
    <ChangeForm
      name="incident-review"
      incidentIds={[incident.incidentId]}
      change={() => ({ kind: 'review-on', on: on.peek() === '' ? null : on.peek() })}
      submit="Set day"
      said="The day of the review is set."
      isDisabled={on.value === (incident.reviewOn ?? '')}
      onDone={onChanged}
    >
      <Field label="Look at it again on" hint="It is listed under “To review” from that day.">
        {(ids) => (
          <input
            {...ids}
            type="date"
            name="reviewOn"
            value={on.value}
            onInput={(event) => (on.value = event.currentTarget.value)}
          />
        )}
      </Field>
    </ChangeForm>
  );
};

/** The decision as it stands, and a change of it, which needs a reason. */
export const IncidentDecisionForm = (props: DecisionProps & { onHandOver: () => void }) => {
  const { incident, onChanged, onHandOver } = props;
  const { clock, desk } = useDashboard();
  const { decision, decisionReason, assignee } = incident;
  const chosen = useSignal<IncidentDecision>(decision);
  const reason = useSignal('');
  const parents = useParentsDraft([incident]);
  const answer = parentsAnswerOf(parents.value, [incident]);
  const isOpening = chosen.value === 'open';
  const now = clock.now.value;
  return (
    <section class="card" aria-labelledby="decision-title">
      <h2 id="decision-title">Decision</h2>
      <p>
        <strong>{decisionLabels[decision]}</strong>
        {decisionReason !== '' && <span dir="auto">: {decisionReason}</span>}
      </p>
      {incident.parents !== null && (
        <p dir="auto" data-parents={incident.parents.is}>
          {parentsWords(incident.parents, (at) => dayAndTime(at, now))}
        </p>
      )}
      <div class="with-whom">
        <span>
          With <strong>{assignee?.name ?? 'nobody yet'}</strong>
        </span>
        <Button onClick={onHandOver} shortcut="H">
          Hand over…
        </Button>
      </div>
      <ChangeForm
        name="incident-decision"
        incidentIds={[incident.incidentId]}
        change={() => ({
          kind: 'decide',
          decision: chosen.peek(),
          reason: reason.peek().trim(),
          ...(!isOpening && answer && { parents: answer }),
        })}
        submit="Save decision"
        said="The decision is saved."
        isDisabled={reason.value.trim() === '' || (!isOpening && answer === null)}
        onDone={() => {
          reason.value = '';
          const what = `the decision on incident ${recordName(incident)}`;
          desk.did({ what, back: decisionsBack([incident]) });
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
        <ReasonField label="Reason" reason={reason} />
        {!isOpening && <ParentsQuestion incidents={[incident]} draft={parents} />}
      </ChangeForm>
      <ReviewDay incident={incident} onChanged={onChanged} />
    </section>
  );
};

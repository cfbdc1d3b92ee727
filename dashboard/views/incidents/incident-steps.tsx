import { useSignal } from '@preact/signals';
import type { Incident } from '#shared/api/incidents.ts';
import { actionSteps, stepLabels, type ActionStep } from '#shared/incidents/matrix.ts';
import { useDashboard } from '../../dashboard-context.ts';
import { dayAndTime } from '../../state/when.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { Field, TextAreaField } from '../../ui/field.tsx';
import { Form } from '../../ui/form.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useConfirmed } from './use-confirmed.tsx';

export interface StepsProps {
  readonly incident: Incident;
  readonly onChanged: () => unknown;
}

type Action = Incident['actions'][number];

const StepLine = (props: { step: ActionStep; taken: Action | undefined; onTake: () => void }) => {
  const now = useDashboard().clock.now.value;
  const { step, taken } = props;
  return (
    <li
      class="policy-step"
      data-step={step}
      data-state={taken === undefined ? 'open' : taken.isDone ? 'done' : 'not'}
    >
      <Icon name={taken?.isDone ? 'check' : taken ? 'close' : 'silent'} />
      <span>
        {stepLabels[step]}
        <span class="second-line">
          {taken === undefined
            ? 'Not done yet'
            : `${taken.isDone ? 'Done' : 'Decided against'} by ${taken.by}, ${dayAndTime(taken.at, now)}`}
        </span>
      </span>
      {taken === undefined && (
        <Button label={`Write down: ${stepLabels[step]}`} onClick={props.onTake}>
          Write down…
        </Button>
      )}
    </li>
  );
};

type Outcome = 'done' | 'not';

const ActionForm = (
  props: StepsProps & { step: ActionStep | 'note'; onStep: (step: ActionStep | 'note') => void },
) => {
  const { api, notices } = useDashboard();
  const { ask, dialog } = useConfirmed();
  const text = useSignal('');
  const outcome = useSignal<Outcome>('done');
  const { step, onStep } = props;
  const isNote = step === 'note';
  const send = () => {
    const request = {
      incidentId: props.incident.incidentId,
      step: step === 'note' ? null : step,
      isDone: isNote || outcome.peek() === 'done',
      text: text.peek().trim(),
    };
    return ask(() => api.call('addIncidentAction', request));
  };
  return (
    <>
      <Form
        name="incident-action"
        submit={isNote ? 'Add note' : 'Write down'}
        isDisabled={text.value.trim() === ''}
        onSubmit={send}
        onDone={() => {
          text.value = '';
          outcome.value = 'done';
          onStep('note');
          notices.say('good', isNote ? 'The note is added.' : 'It is written down.');
          props.onChanged();
        }}
      >
        <Field label="Action">
          {(ids) => (
            <select
              {...ids}
              name="step"
              value={step}
              onChange={(event) => {
                const { value } = event.currentTarget;
                onStep(actionSteps.find((each) => each === value) ?? 'note');
              }}
            >
              <option value="note">A note</option>
              {actionSteps.map((each) => (
                <option key={each} value={each}>
                  {stepLabels[each]}
                </option>
              ))}
            </select>
          )}
        </Field>
        {!isNote && (
          <Choice
            legend="Was it done?"
            value={outcome.value}
            onChange={(value) => (outcome.value = value)}
            options={[
              { value: 'done', label: 'Done' },
              { value: 'not', label: 'Decided against' },
            ]}
          />
        )}
        <TextAreaField
          label={isNote ? 'Note' : outcome.value === 'done' ? 'What was done or said' : 'Why not'}
          name="action"
          value={text.value}
          onInput={(value) => (text.value = value)}
          rows={3}
          maxLength={2000}
        />
      </Form>
      {dialog}
    </>
  );
};

const History = ({ actions }: { actions: Incident['actions'] }) => {
  const now = useDashboard().clock.now.value;
  if (actions.length === 0) return <p class="quiet-text">Nothing has been written down yet.</p>;
  return (
    <ol class="actions">
      {actions.map(({ at, by, step, isDone, text }) => (
        <li key={`${at} ${by} ${text}`}>
          <p dir="auto">
            {step !== null && <strong>{isDone ? stepLabels[step] : `${stepLabels[step]}: no`}. </strong>}
            {text}
          </p>
          <p class="quiet-text">
            <bdi>{by}</bdi>, {dayAndTime(at, now)}
          </p>
        </li>
      ))}
    </ol>
  );
};

/** What the school's policy asks for, and what was done. */
export const IncidentSteps = (props: StepsProps) => {
  const { steps, actions } = props.incident;
  const step = useSignal<ActionStep | 'note'>('note');
  const take = (each: ActionStep) => () => {
    step.value = each;
    document.querySelector<HTMLElement>('[data-form="incident-action"] textarea')?.focus();
  };
  return (
    <section class="card" aria-labelledby="actions-title">
      <h2 id="actions-title">What the policy asks for, and what was done</h2>
      <ul class="policy-steps">
        {steps.map((each) => (
          <StepLine
            key={each}
            step={each}
            taken={actions.findLast((action) => action.step === each)}
            onTake={take(each)}
          />
        ))}
      </ul>
      <History actions={actions} />
      <ActionForm {...props} step={step.value} onStep={(value) => (step.value = value)} />
    </section>
  );
};

import { useSignal } from '@preact/signals';
import {
  isComplete,
  outcomeLabels,
  outcomes,
  proposedOutcome,
  type Answers,
  type Outcome,
} from '#shared/referrals/initial-review.ts';
import { useDashboard } from '../../dashboard-context.ts';
import { Choice } from '../../ui/choice.tsx';
import { TextAreaField } from '../../ui/field.tsx';
import { Form } from '../../ui/form.tsx';
import { useConfirmed } from '../incidents/use-confirmed.tsx';
import type { OneReviewProps } from './initial-reviews.tsx';

const why = (given: Answers, proposed: Outcome): string => {
  if (Object.values(given).includes('yes')) return 'At least one answer is yes.';
  return proposed === 'in-school' ? 'Every answer is no.' : 'Not every answer is known to be no.';
};

/** The proposed way stands first; another one asks for a reason. */
export const FinishReview = ({ review, given, onChanged }: OneReviewProps & { given: Answers }) => {
  const { api } = useDashboard();
  const proposed = proposedOutcome(given);
  const chosen = useSignal<Outcome | null>(null);
  const reason = useSignal('');
  const { ask, dialog } = useConfirmed();
  if (!isComplete(given)) return <p class="quiet-text">Answer all five, and the way on is proposed here.</p>;
  const outcome = chosen.value ?? proposed;
  const departs = outcome !== proposed;
  const send = () => {
    const { reviewId } = review;
    const request = { reviewId, outcome, reason: departs ? reason.peek().trim() : '' };
    return ask(() => api.call('finishInitialReview', request));
  };
  return (
    <>
      <Form
        name="finish-review"
        submit="Finish the review"
        isDisabled={departs && reason.value.trim() === ''}
        onSubmit={send}
        onDone={() => onChanged()}
      >
        <p data-proposed={proposed}>
          Proposed: <strong>{outcomeLabels[proposed]}</strong>. {why(given, proposed)}
        </p>
        <Choice
          legend="What is done"
          look="list"
          value={outcome}
          onChange={(value) => (chosen.value = value)}
          options={outcomes.map((value) => ({ value, label: outcomeLabels[value] }))}
        />
        {departs && (
          <TextAreaField
            label="Why this departs from what is proposed"
            name="finish-reason"
            value={reason.value}
            onInput={(value) => (reason.value = value)}
            rows={2}
            maxLength={500}
            isRequired
          />
        )}
      </Form>
      {dialog}
    </>
  );
};

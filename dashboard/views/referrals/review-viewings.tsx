import { useSignal } from '@preact/signals';
import { useDashboard } from '../../dashboard-context.ts';
import { dayAndTime } from '../../state/when.ts';
import { TextAreaField } from '../../ui/field.tsx';
import { Form } from '../../ui/form.tsx';
import { useConfirmed } from '../incidents/use-confirmed.tsx';
import type { OneReviewProps } from './initial-reviews.tsx';

const ViewingForm = ({ about, review: { reviewId }, onChanged }: OneReviewProps) => {
  const { api } = useDashboard();
  const reason = useSignal('');
  const { ask, dialog } = useConfirmed();
  // Of an incident the picture is in the vault; of a referral nothing is.
  const isHere = about.kind === 'incident';
  return (
    <details>
      <summary>Somebody has to view it…</summary>
      <p class="hint">
        Only where there is no other way to decide. With the head’s agreement, two adults present, never on a
        device of one’s own, and never where it may be an image of child abuse.
        {isHere && ' Once it is written down, the picture opens to you for 15 minutes.'}
      </p>
      <Form
        name="review-viewing"
        submit={isHere ? 'Write down, and open it' : 'Write down that it was viewed'}
        isDisabled={reason.value.trim() === ''}
        onSubmit={() => ask(() => api.call('recordViewing', { reviewId, reason: reason.peek().trim() }))}
        onDone={() => {
          reason.value = '';
          onChanged();
        }}
      >
        <TextAreaField
          label={isHere ? 'Why, and who is present' : 'Why, who was present, and what was seen in general'}
          name="viewing-reason"
          value={reason.value}
          onInput={(value) => (reason.value = value)}
          rows={2}
          maxLength={500}
        />
      </Form>
      {dialog}
    </details>
  );
};

/** Not viewed, unless somebody says that they did, and why. */
export const ReviewViewings = (props: OneReviewProps) => {
  const { clock } = useDashboard();
  const { viewings, finished } = props.review;
  return (
    <div class="viewings" data-viewed={viewings.length > 0}>
      {viewings.length === 0 ? (
        <p>
          <strong>Not viewed.</strong>
        </p>
      ) : (
        <ul>
          {viewings.map(({ at, by, reason }) => (
            <li key={at}>
              <strong>Viewed</strong> by <bdi>{by}</bdi>, {dayAndTime(at, clock.now.value)}
              <bdi class="step-note">{reason}</bdi>
            </li>
          ))}
        </ul>
      )}
      {finished === null && <ViewingForm {...props} />}
    </div>
  );
};

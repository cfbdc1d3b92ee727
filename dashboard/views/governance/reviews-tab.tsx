import { useSignal } from '@preact/signals';
import type { RecordedReview } from '#shared/api/governance.ts';
import { reviewBodies, reviewBodyLabels, type ReviewText } from '#shared/governance/governors-report.ts';
import { termLabel } from '#shared/governance/school-terms.ts';
import { useDashboard } from '../../dashboard-context.ts';
import { useResource } from '../../state/resource.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field, TextAreaField, TextField } from '../../ui/field.tsx';
import { Form } from '../../ui/form.tsx';
import { Empty, Loaded } from '../../ui/loaded.tsx';
import { ReviewFacts } from './report-view.tsx';

const dayFormat = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' });
/** "2026-11-29" at school. */
const today = (now: number): string => dayFormat.format(now);

const ReviewForm = ({ onDone, onCancel }: { onDone: () => void; onCancel: () => void }) => {
  const { api, clock } = useDashboard();
  const review = useSignal<ReviewText>({
    heldOn: today(clock.now.peek()),
    body: 'head',
    tookPart: '',
    decided: '',
    policyChanges: '',
  });
  const set = (change: Partial<ReviewText>) => (review.value = { ...review.peek(), ...change });
  return (
    <Form
      name="review"
      submit="Record the review"
      onSubmit={() => api.call('recordReview', review.peek())}
      onDone={onDone}
      onCancel={onCancel}
    >
      <p>
        The next report to the governors shows this. Leave out names of pupils, and what would tell who it
        was.
      </p>
      <Choice
        legend="Who reviewed"
        options={reviewBodies.map((value) => ({ value, label: reviewBodyLabels[value] }))}
        value={review.value.body}
        onChange={(body) => set({ body })}
      />
      <Field label="When">
        {(ids) => (
          <input
            {...ids}
            type="date"
            name="heldOn"
            required
            value={review.value.heldOn}
            onInput={(event) => set({ heldOn: event.currentTarget.value })}
          />
        )}
      </Field>
      <TextField
        label="Who took part"
        name="tookPart"
        value={review.value.tookPart}
        onInput={(tookPart) => set({ tookPart })}
      />
      <TextAreaField
        label="What was decided"
        name="decided"
        isRequired
        value={review.value.decided}
        onInput={(decided) => set({ decided })}
      />
      <TextAreaField
        label="Which changes of policy follow"
        name="policyChanges"
        rows={2}
        value={review.value.policyChanges}
        onInput={(policyChanges) => set({ policyChanges })}
      />
    </Form>
  );
};

const ReviewList = ({ reviews }: { reviews: readonly RecordedReview[] }) => (
  <ul class="review-list card">
    {reviews.map((review) => (
      <li key={review.reviewId}>
        <ReviewFacts review={review} />
        <p class="quiet-text">
          Recorded by <bdi>{review.recordedBy}</bdi>.{' '}
          {review.shownIn === null
            ? 'The next report shows it.'
            : `Shown in the report on the ${termLabel(review.shownIn)}.`}
        </p>
      </li>
    ))}
  </ul>
);

/** That incidents and filtering logs were reviewed, and what came of it. */
export const ReviewsTab = () => {
  const { api } = useDashboard();
  const isOpen = useSignal(false);
  const reviews = useResource(() => api.call('reviewMeetings', {}));
  const close = () => (isOpen.value = false);
  return (
    <>
      <div class="report-bar">
        <p>When incidents and filtering logs were reviewed, by whom, and what changed because of it.</p>
        <Button kind="primary" icon="plus" onClick={() => (isOpen.value = true)}>
          Record a review
        </Button>
      </div>
      <Loaded resource={reviews} what="the reviews">
        {(answer) =>
          answer.reviews.length === 0 ? (
            <Empty title="No review has been recorded yet" />
          ) : (
            <ReviewList reviews={answer.reviews} />
          )
        }
      </Loaded>
      {isOpen.value && (
        <Dialog title="Record a review" name="review" size="wide" onClose={close}>
          <ReviewForm
            onDone={() => {
              close();
              void reviews.reload();
            }}
            onCancel={close}
          />
        </Dialog>
      )}
    </>
  );
};

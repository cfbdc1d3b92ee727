import { useSignal } from '@preact/signals';
import type { InitialReview, Reviewed } from '#shared/api/referrals.ts';
import { outcomeLabels } from '#shared/referrals/initial-review.ts';
import { useDashboard } from '../../dashboard-context.ts';
import { useResource } from '../../state/resource.ts';
import { dayAndTime } from '../../state/when.ts';
import { Button } from '../../ui/button.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { answersIn, ReviewQuestions } from './review-questions.tsx';
import { FinishReview } from './finish-review.tsx';
import { ReviewViewings } from './review-viewings.tsx';

const Finished = ({ review }: { review: InitialReview }) => {
  const { clock } = useDashboard();
  const { finished } = review;
  if (finished === null) return null;
  const departs = finished.outcome !== finished.proposed;
  return (
    <p class="review-end" data-outcome={finished.outcome}>
      <strong>{outcomeLabels[finished.outcome]}</strong>
      {departs && `, departing from: ${outcomeLabels[finished.proposed].toLowerCase()}`}.{' '}
      <bdi>{finished.by}</bdi>, {dayAndTime(finished.at, clock.now.value)}. It does not change any more.
      {finished.reason !== '' && <bdi class="step-note">{finished.reason}</bdi>}
    </p>
  );
};

export interface OneReviewProps {
  readonly about: Reviewed;
  readonly review: InitialReview;
  readonly onChanged: () => unknown;
}

const OneReview = (props: OneReviewProps) => {
  const { clock } = useDashboard();
  const { review } = props;
  return (
    <article class="review" data-review={review.reviewId} data-finished={review.finished !== null}>
      <p class="quiet-text">
        Begun by <bdi>{review.startedBy}</bdi>, {dayAndTime(review.startedAt, clock.now.value)}
      </p>
      <ReviewQuestions {...props} />
      <ReviewViewings {...props} />
      {review.finished === null ? (
        <FinishReview {...props} given={answersIn(review)} />
      ) : (
        <Finished review={review} />
      )}
    </article>
  );
};

/** The guided first review of nude or semi-nude imagery, of a referral or of an incident; a later one beside the first. */
export const InitialReviews = ({ about }: { about: Reviewed }) => {
  const { api, notices } = useDashboard();
  const isBusy = useSignal(false);
  const resource = useResource(() => api.call('initialReviews', about), {
    key: about.id,
    reloadOn: 'referrals-changed',
  });
  const start = async () => {
    isBusy.value = true;
    const result = await api.call('startInitialReview', about);
    isBusy.value = false;
    if (!result.ok) return notices.say('bad', `The review is not begun: ${result.detail}`);
    await resource.reload();
  };
  return (
    <section class="card" aria-labelledby="review-title">
      <h2 id="review-title">Nude or semi-nude imagery: first review</h2>
      <Loaded resource={resource} what="the reviews">
        {(reviews) => (
          <>
            <p>
              Led by the safeguarding lead, from what was said. The imagery is normally{' '}
              <strong>not viewed</strong>. Any yes: refer to the police and children’s social care at once.
            </p>
            {reviews.map((review) => (
              <OneReview key={review.reviewId} about={about} review={review} onChanged={resource.reload} />
            ))}
            {reviews.every(({ finished }) => finished !== null) && (
              <Button onClick={start} isBusy={isBusy.value}>
                {reviews.length === 0 ? 'Begin the review' : 'Begin another review'}
              </Button>
            )}
          </>
        )}
      </Loaded>
    </section>
  );
};

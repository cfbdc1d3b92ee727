import type { InitialReview } from '#shared/api/referrals.ts';
import {
  answerLabels,
  answers,
  criteria,
  criterionWords,
  type Answer,
  type Answers,
  type Criterion,
} from '#shared/referrals/initial-review.ts';
import { useDashboard } from '../../dashboard-context.ts';
import { dayAndTime } from '../../state/when.ts';
import { Button } from '../../ui/button.tsx';
import type { OneReviewProps } from './initial-reviews.tsx';

/** The last answer to each is the one that counts. */
export const answersIn = (review: Pick<InitialReview, 'answers'>): Answers =>
  Object.fromEntries(review.answers.map(({ criterion, answer }) => [criterion, answer]));

const WhoAnswered = ({ given }: { given: InitialReview['answers'] }) => {
  const { clock } = useDashboard();
  return (
    <ul class="who-answered">
      {given.map(({ at, by, answer }) => (
        <li key={at}>
          {answerLabels[answer]}: <bdi>{by}</bdi>, {dayAndTime(at, clock.now.value)}
        </li>
      ))}
    </ul>
  );
};

/**
 * Each answer is kept at once, with who gave it, and therefore is a button: by the arrows that lead through radio buttons one
 * would give those in between as well.
 */
const Question = ({ review, criterion, onChanged }: OneReviewProps & { criterion: Criterion }) => {
  const { api, notices } = useDashboard();
  const { question, help } = criterionWords[criterion];
  const given = review.answers.filter((each) => each.criterion === criterion);
  const { reviewId } = review;
  const now = given.at(-1)?.answer;
  const answerWith = async (answer: Answer) => {
    if (answer === now) return;
    const result = await api.call('answerCriterion', { reviewId, criterion, answer });
    if (result.ok) onChanged();
    else notices.say('bad', `The answer is not kept: ${result.detail}`);
  };
  return (
    <li data-criterion={criterion}>
      {review.finished === null ? (
        <fieldset class="choice">
          <legend>{question}</legend>
          <div class="form-actions">
            {answers.map((answer) => (
              <Button key={answer} onClick={() => answerWith(answer)} isPressed={answer === now}>
                {answerLabels[answer]}
              </Button>
            ))}
          </div>
        </fieldset>
      ) : (
        <p>{question}</p>
      )}
      <p class="hint">{help}</p>
      <WhoAnswered given={given} />
    </li>
  );
};

/** Five questions, one below the other, each with who answered and when. */
export const ReviewQuestions = (props: OneReviewProps) => (
  <ol class="criteria">
    {criteria.map((criterion) => (
      <Question key={criterion} {...props} criterion={criterion} />
    ))}
  </ol>
);

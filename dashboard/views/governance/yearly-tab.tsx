import { useSignal } from '@preact/signals';
import type { EndpointAnswer } from '#shared/api.ts';
import { schoolYearLabel } from '#shared/governance/school-terms.ts';
import {
  questionOf,
  reviewPartLabels,
  reviewParts,
  standingLabels,
  type SelfReviewAnswer,
} from '#shared/governance/self-review.ts';
import { useDashboard } from '../../dashboard-context.ts';
import { useResource } from '../../state/resource.ts';
import { calendarDay } from '../../state/when.ts';
import { Button } from '../../ui/button.tsx';
import { TextAreaField } from '../../ui/field.tsx';
import { Form } from '../../ui/form.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { SavePdf } from './save-pdf.tsx';

interface AnswerProps {
  readonly answer: SelfReviewAnswer;
  readonly onSaved: () => Promise<void>;
}

const AnswerForm = ({ answer, onSaved, onClose }: AnswerProps & { onClose: () => void }) => {
  const { api } = useDashboard();
  const { questionId } = answer;
  const text = useSignal(answer.answer?.text ?? answer.draft);
  return (
    <Form
      name={`answer-${questionId}`}
      submit="Save"
      onSubmit={() => api.call('saveSelfReviewAnswer', { questionId, text: text.peek() })}
      onDone={() => {
        onClose();
        void onSaved();
      }}
      onCancel={onClose}
    >
      <TextAreaField
        label="The school’s answer"
        name={questionId}
        rows={6}
        isRequired
        value={text.value}
        onInput={(value) => (text.value = value)}
      />
    </Form>
  );
};

const Standing = ({ answer: { answer, standing } }: { answer: SelfReviewAnswer }) =>
  answer === null ? (
    <span class="tag" data-standing={standing}>
      {standingLabels[standing]}
    </span>
  ) : (
    <span class="quiet-text">
      Written by <bdi>{answer.by}</bdi>, {calendarDay(answer.at)}
    </span>
  );

const Answer = ({ answer, onSaved }: AnswerProps) => {
  const { api, notices } = useDashboard();
  const isOpen = useSignal(false);
  const { questionId, draft } = answer;
  const { title, question } = questionOf[questionId];
  const toDraft = async () => {
    const result = await api.call('saveSelfReviewAnswer', { questionId, text: null });
    if (result.ok) await onSaved();
    else notices.say('bad', result.detail);
  };
  return (
    <li data-question={questionId}>
      <div class="report-bar">
        <h3>{title}</h3>
        <Standing answer={answer} />
      </div>
      <p class="quiet-text">{question}</p>
      {isOpen.value ? (
        <AnswerForm answer={answer} onSaved={onSaved} onClose={() => (isOpen.value = false)} />
      ) : (
        <>
          <p class="breaks">{answer.answer?.text ?? draft}</p>
          <div class="form-actions no-print">
            <Button label={`Edit: ${title}`} onClick={() => (isOpen.value = true)}>
              Edit
            </Button>
            {answer.answer !== null && (
              <Button kind="quiet" label={`Back to the draft: ${title}`} onClick={toDraft}>
                Back to the draft
              </Button>
            )}
          </div>
        </>
      )}
    </li>
  );
};

interface ReviewProps {
  readonly review: EndpointAnswer<'yearlyReview'>;
  readonly reload: () => Promise<void>;
}

const Review = ({ review: { year, answers }, reload }: ReviewProps) => (
  <>
    <div class="report-bar">
      <h2>School year {schoolYearLabel(year)}</h2>
      <SavePdf path={`/api/yearly-review/${year}/pdf`} fileName={`yearly-review-${year}.pdf`} />
    </div>
    {reviewParts.map((part) => (
      <section key={part} class="card">
        <h2>{reviewPartLabels[part]}</h2>
        <ul class="review-list">
          {answers
            .filter(({ questionId }) => questionOf[questionId].part === part)
            .map((answer) => (
              <Answer key={answer.questionId} answer={answer} onSaved={reload} />
            ))}
        </ul>
      </section>
    ))}
  </>
);

/** The yearly review of filtering and monitoring, drafted from what the system knows. */
export const YearlyTab = () => {
  const { api } = useDashboard();
  const review = useResource(() => api.call('yearlyReview', {}));
  return (
    <>
      <p>
        For the Department for Education’s standards and the UK Safer Internet Centre’s definitions. Drafts
        say what this system knows of itself, and what it does not do. Edit what only the school knows, save
        the PDF, and sign it.
      </p>
      <Loaded resource={review} what="the review">
        {(value) => <Review review={value} reload={review.reload} />}
      </Loaded>
    </>
  );
};

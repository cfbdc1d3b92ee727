import { dateInWords } from '#shared/governance/report-words.ts';
import { schoolYearLabel } from '#shared/governance/school-terms.ts';
import {
  questionOf,
  reviewPartLabels,
  reviewParts,
  standingLabels,
  type SelfReviewAnswer,
} from '#shared/governance/self-review.ts';
import { Sheet } from '../exports/sheet.ts';
import { schoolMoment } from '../lessons/school-moment.ts';

export interface YearlyReviewOnPaper {
  readonly schoolName: string;
  readonly year: number;
  readonly answers: readonly SelfReviewAnswer[];
  readonly at: number;
}

/** The yearly review on paper, with lines to sign. */
export const printYearlyReview = ({
  schoolName,
  year,
  answers,
  at,
}: YearlyReviewOnPaper): Promise<Buffer> => {
  const today = dateInWords(schoolMoment(at).date);
  const title = `Yearly review of filtering and monitoring, ${schoolYearLabel(year)}`;
  const sheet = new Sheet({ title, author: schoolName, at, name: `${schoolName} · ${title}`, mark: '' });
  sheet.title(title, `${schoolName}. As of ${today}.`);
  sheet.note(
    'Answers are drafted from what ThinkClick knows where the school has not written its own. They say what this extension and its server do, and not what the network or other products do.',
  );
  for (const part of reviewParts) {
    sheet.heading(reviewPartLabels[part]);
    for (const each of answers.filter(({ questionId }) => questionOf[questionId].part === part))
      writeAnswer(sheet, each);
  }
  sheet.heading('Signed');
  for (const position of ['Headteacher', 'Safeguarding lead', 'Governor', 'IT lead'])
    sheet.signature('', position);
  return sheet.finish();
};

const writeAnswer = (sheet: Sheet, { questionId, standing, draft, answer }: SelfReviewAnswer): void => {
  sheet.paragraph(questionOf[questionId].question, 'bold');
  sheet.paragraph(answer?.text ?? draft);
  sheet.note(
    answer === null
      ? `${standingLabels[standing]} (draft from the system)`
      : `Written by ${answer.by}, ${dateInWords(schoolMoment(answer.at).date)}`,
  );
};

import * as z from 'zod/mini';
import type { Check } from '#shared/agreements/text.ts';
import { directionOf } from '#shared/prompts/direction.ts';
import { escaped } from './page-html.ts';
import type { ToSign } from './sign-by-link.ts';

/** A question of a text, as a field of the form. */
export interface Question {
  readonly name: string;
  readonly check: Check;
  readonly language: string;
  /** The place of what was answered; null before. */
  readonly given: number | null;
}

export const textIn = (
  { version: { texts } }: ToSign,
  language: string,
): ToSign['version']['texts'][number] | undefined =>
  texts.find((each) => each.language === language) ?? texts[0];

export const isForChild = ({ role }: ToSign): boolean => role === 'for-pupil';

const formSchema = z.record(z.string(), z.unknown());

/** Those for whoever signs; a child answers theirs at school. */
export const questionsOf = (toSign: readonly ToSign[], language: string, form: unknown): Question[] => {
  const given = formSchema.safeParse(form).data ?? {};
  return toSign
    .filter((each) => !isForChild(each))
    .flatMap((each) => {
      const found = textIn(each, language);
      return (found?.text.checks ?? []).map((check, place) => {
        const name = `check-${each.version.audience}-${place}`;
        const answer = check.answers.findIndex((_answer, at) => String(at) === given[name]);
        return { name, check, language: found?.language ?? 'en', given: answer === -1 ? null : answer };
      });
    });
};

const isRight = ({ check, given }: Question): boolean => given === check.right;

/** Told kindly and tried again: nobody counts. Null where all are right. */
export const toAnswer = (questions: readonly Question[]): string | null => {
  if (questions.some(({ given }) => given === null)) return 'Please answer the question too.';
  return questions.every(isRight) ? null : 'Not quite. Read below your answer why, and try again.';
};

export const questionFields = (questions: readonly Question[]): string[] =>
  questions.map((question) => {
    const { name, check, language, given } = question;
    const answers = check.answers.map(
      (answer, place) =>
        `<label class="tick"><input type="radio" name="${escaped(name)}" value="${place}" required${given === place ? ' checked' : ''}><span>${escaped(answer)}</span></label>`,
    );
    return [
      `<fieldset lang="${escaped(language)}" dir="${directionOf(language)}"><legend>${escaped(check.question)}</legend>`,
      ...answers,
      given === null || isRight(question) ? '' : `<p class="hint">${escaped(check.explanation)}</p>`,
      '</fieldset>',
    ].join('');
  });

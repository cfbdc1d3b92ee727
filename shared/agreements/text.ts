import * as z from 'zod/mini';
import { drawingNames } from './drawings.ts';

export const mostLanguages = 12;
export const mostChecks = 2;

const line = (most: number) => z.string().check(z.trim(), z.minLength(1), z.maxLength(most));

/** One short sentence that is agreed to, with the picture that goes with it. */
export const statementSchema = z.object({ drawing: z.enum(drawingNames), text: line(240) });
export type Statement = z.infer<typeof statementSchema>;

/** A question that shows whether it was understood. A wrong answer is explained and tried again; nobody counts. */
export const checkSchema = z
  .object({
    question: line(240),
    answers: z.array(line(120)).check(z.minLength(2), z.maxLength(3)),
    /** The place of the right answer. */
    right: z.int().check(z.nonnegative()),
    explanation: line(300),
  })
  .check(
    z.refine(({ answers, right }) => right < answers.length, 'One of the answers must be the right one.'),
  );
export type Check = z.infer<typeof checkSchema>;

/** Of each question in turn, the place of the answer that was given. */
export const answersSchema = z.array(z.int().check(z.nonnegative())).check(z.maxLength(mostChecks));

/** What one language says. */
export const agreementTextSchema = z.object({
  title: line(120),
  intro: line(400),
  statements: z.array(statementSchema).check(z.minLength(1), z.maxLength(24)),
  checks: z.array(checkSchema).check(z.maxLength(mostChecks)),
  /** Said when it is signed. */
  thanks: line(240),
});
export type AgreementText = z.infer<typeof agreementTextSchema>;

/** As browsers and voices name it: "en", "cy". */
export const languageSchema = z.string().check(z.regex(/^[a-z]{2,3}$/));

const textsOf = z
  .array(z.object({ language: languageSchema, text: agreementTextSchema }))
  .check(z.minLength(1), z.maxLength(mostLanguages));

/** One agreement in all its languages: the same statements, pictures and questions in each, English first. */
export const agreementTextsSchema = textsOf.check(
  z.refine(([first]) => first?.language === 'en', 'English comes first.'),
  z.refine(
    (texts) => new Set(texts.map(({ language }) => language)).size === texts.length,
    'Each language once.',
  ),
  z.refine(
    (texts) => new Set(texts.map(shapeOf)).size === 1,
    'Every language has the same statements and questions.',
  ),
);
export type AgreementTexts = z.infer<typeof textsOf>;

/** The same answers are right in every language. */
export const isUnderstood = ([first]: AgreementTexts, answers: readonly number[]): boolean =>
  (first?.text.checks ?? []).every(({ right }, place) => answers[place] === right);

const shapeOf = ({ text }: { readonly text: AgreementText }): string =>
  JSON.stringify([
    text.statements.map(({ drawing }) => drawing),
    text.checks.map(({ answers, right }) => [answers.length, right]),
  ]);

/** Each in its own words: the schools' two, and those most spoken at home by children of English primary schools. */
export const languageNames: Readonly<Record<string, string>> = {
  en: 'English',
  cy: 'Cymraeg',
  ar: 'العربية',
  bn: 'বাংলা',
  es: 'Español',
  gu: 'ગુજરાતી',
  pa: 'ਪੰਜਾਬੀ',
  pl: 'Polski',
  pt: 'Português',
  ro: 'Română',
  so: 'Soomaali',
  ur: 'اردو',
};

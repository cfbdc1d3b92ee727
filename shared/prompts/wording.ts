import * as z from 'zod/mini';
import { keyStageSchema, type KeyStage } from '../people.ts';
import { catalogue, findPrompt } from './catalogue/index.ts';
import { languageSchema, type OwnLanguage } from './languages.ts';
import { promptChoices, type Moment } from './moments.ts';
import { pageWords, type PageWord } from './page-words.ts';
import type { Both, Choice } from './prompt.ts';

const lineSchema = z.string().check(z.trim(), z.maxLength(160));
const choiceWordsSchema = z.string().check(z.trim(), z.minLength(1), z.maxLength(40));

/** A prompt as it is read, in one language, by one key stage. */
export const wordingSchema = z.object({
  /** Empty for key stage 1: one line is enough. */
  noticed: lineSchema,
  question: z.string().check(z.trim(), z.minLength(1), z.maxLength(120)),
  choices: z
    .array(
      z.object({
        does: z.enum(promptChoices),
        words: choiceWordsSchema,
        outcome: z.string().check(z.trim(), z.minLength(1), z.maxLength(120)),
      }),
    )
    .check(z.minLength(2), z.maxLength(3)),
});
export type Wording = z.infer<typeof wordingSchema>;

export const promptIdSchema = z.string().check(z.regex(/^[a-z-]{3,60}$/));

/** What a school has written in place of a standard wording. */
export const ownWordingSchema = z.object({
  promptId: promptIdSchema,
  language: languageSchema,
  keyStage: keyStageSchema,
  wording: wordingSchema,
});
export type OwnWording = z.infer<typeof ownWordingSchema>;

const isOwn = (language: string): language is OwnLanguage => language === 'en' || language === 'cy';

/** In a language that the catalogue does not have, English. */
export const inLanguage = (words: Both, language: string): string =>
  words[isOwn(language) && language === 'cy' ? 1 : 0];

/** The words around a prompt. */
export const pageWord = (name: PageWord, language: string): string => inLanguage(pageWords[name], language);

const choicesIn = (choices: readonly Choice[], language: string): Wording['choices'] =>
  choices.map(({ does, words, outcome }) => ({
    does,
    words: inLanguage(words, language),
    outcome: inLanguage(outcome, language),
  }));

/** As the product has it. Null for a prompt that it does not have. */
export const standardWording = (promptId: string, language: string, keyStage: KeyStage): Wording | null => {
  const found = findPrompt(promptId);
  if (found === undefined) return null;
  const { prompt, of } = found;
  const isYoung = keyStage === 'KS1';
  return {
    noticed: isYoung ? '' : inLanguage(prompt.noticed, language),
    question: inLanguage(isYoung ? prompt.young : prompt.question, language),
    choices: choicesIn(of.choices, language),
  };
};

/** The school's own words before the standard ones. */
export const wordingOf = (
  own: readonly OwnWording[],
  promptId: string,
  language: string,
  keyStage: KeyStage,
): Wording | null =>
  own.find((each) => each.promptId === promptId && each.language === language && each.keyStage === keyStage)
    ?.wording ?? standardWording(promptId, language, keyStage);

/** Where every wording was shown this week already: the choices of the moment, without a question of the catalogue. */
export const plainWording = (moment: Moment, language: string, keyStage: KeyStage): Wording => ({
  noticed: keyStage === 'KS1' ? '' : pageWord('plain', language),
  question: pageWord('plainQuestion', language),
  choices: choicesIn(catalogue[moment].choices, language),
});

/** Puts in what was noticed. A hole that nobody fills is left out with the space before it. */
export const filled = (text: string, facts: Readonly<Record<string, string>>): string =>
  text.replace(/\s?\{(\w+)\}/g, (hole, name: string) => {
    const value = facts[name];
    return value === undefined ? '' : `${hole.startsWith('{') ? '' : ' '}${value}`;
  });

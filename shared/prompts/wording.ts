import type { KeyStage } from '../people.ts';
import { catalogue, findPrompt } from './catalogue/index.ts';
import { inLanguage, pageWord } from './in-language.ts';
import type { Moment } from './moments.ts';
import type { Choice } from './prompt.ts';
import type { OwnWording, Wording } from './wording-schema.ts';

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

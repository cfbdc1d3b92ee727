import type { KeyStage } from '../people.ts';
import { catalogue, findPrompt } from './catalogue/index.ts';
import { inLanguage, pageWord } from './in-language.ts';
import { homeLanguage } from './home/index.ts';
import { momentLines } from './home/moment-lines.ts';
import type { HomeWord } from './home/home-words.ts';
import { isOwnLanguage } from './languages.ts';
import type { Moment, PromptChoice } from './moments.ts';
import type { Choice } from './prompt.ts';
import type { ShownPrompt } from './shown-prompt.ts';
import type { OwnWording, Wording } from './wording-schema.ts';

const buttonWords = { 'go-back': 'goBack', ask: 'ask', open: 'goOn' } as const satisfies Record<
  PromptChoice,
  HomeWord
>;

/** Where the catalogue is not written in a language, its buttons may be all the same. */
const choicesIn = (choices: readonly Choice[], language: string): Wording['choices'] =>
  choices.map(({ does, words, outcome }) => ({
    does,
    words:
      (!isOwnLanguage(language) && homeLanguage(language)?.words[buttonWords[does]]) ||
      inLanguage(words, language),
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

/** In which language the sentences of a prompt stand, whatever its buttons say: English, where nobody has written another. */
export const sentenceLanguage = (
  own: readonly OwnWording[],
  promptId: string | null,
  language: string,
  keyStage: KeyStage,
): string => {
  const isWritten = own.some(
    (each) => each.promptId === promptId && each.language === language && each.keyStage === keyStage,
  );
  return isWritten || isOwnLanguage(language) ? language : 'en';
};

/** In which language its buttons stand. */
export const choiceLanguage = (
  own: readonly OwnWording[],
  promptId: string | null,
  language: string,
  keyStage: KeyStage,
): string =>
  sentenceLanguage(own, promptId, language, keyStage) === language ? language : aroundLanguage(language);

/** In which language stands what is around it. */
export const aroundLanguage = (language: string): string =>
  isOwnLanguage(language) || homeLanguage(language) !== undefined ? language : 'en';

/** The line of a moment beneath English sentences, where we have it in the language. */
export const lineBeneath = (moment: Moment, language: string, sentences: string): string | undefined =>
  sentences === language || !Object.hasOwn(momentLines, language)
    ? undefined
    : momentLines[language]?.[moment];

/** What stands around a prompt, in a language that the catalogue itself does not have. */
export const wordsAround = (language: string): ShownPrompt['around'] =>
  isOwnLanguage(language) ? undefined : homeLanguage(language)?.words;

/** Where every wording was shown this week already: the choices of the moment, without a question of the catalogue. */
export const plainWording = (moment: Moment, language: string, keyStage: KeyStage): Wording => {
  const { plainly, choices } = catalogue[moment];
  const [noticed, question] = [inLanguage(plainly, language), pageWord('plainQuestion', language)];
  const isYoung = keyStage === 'KS1';
  return {
    noticed: isYoung ? '' : noticed,
    question: isYoung ? `${noticed} ${question}` : question,
    choices: choicesIn(choices, language),
  };
};

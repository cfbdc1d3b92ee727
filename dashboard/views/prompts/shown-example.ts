import type { KeyStage } from '#shared/people.ts';
import { findPrompt } from '#shared/prompts/catalogue/index.ts';
import type { OwnPicture } from '#shared/prompts/own-picture.ts';
import { pictureAt } from '#shared/prompts/picture-at.ts';
import { directionOf } from '#shared/prompts/direction.ts';
import { inLanguage } from '#shared/prompts/in-language.ts';
import { kindWords, permissionWords } from '#shared/prompts/page-words.ts';
import type { ShownPrompt } from '#shared/prompts/shown-prompt.ts';
import { filled } from '#shared/prompts/filled.ts';
import { aroundLanguage, lineBeneath, wordsAround } from '#shared/prompts/wording.ts';
import type { Wording } from '#shared/prompts/wording-schema.ts';

export interface Reading {
  readonly keyStage: KeyStage;
  readonly language: string;
  readonly hasSymbols: boolean;
  /** Of what was noticed and the question, where it is another. */
  readonly sentenceLanguage?: string;
  /** Of the buttons, likewise. */
  readonly choiceLanguage?: string;
}

/** A wording with something in its holes, as a child might meet it. Null for a prompt that does not exist. */
export const shownExample = (
  promptId: string,
  wording: Wording,
  pictures: readonly OwnPicture[],
  reading: Reading,
): ShownPrompt | null => {
  const found = findPrompt(promptId);
  if (found === undefined) return null;
  const facts = {
    real: 'bbc.co.uk',
    kind: inLanguage(kindWords.postcode, reading.language),
    what: inLanguage(permissionWords.camera, reading.language),
    minutes: '40',
  };
  return {
    promptId,
    moment: found.of.moment,
    picture: pictureAt(pictures, promptId, found.of.moment, 'question'),
    ...reading,
    aroundLanguage: aroundLanguage(reading.language),
    direction: directionOf(reading.language),
    around: wordsAround(reading.language),
    beneath: lineBeneath(found.of.moment, reading.language, reading.sentenceLanguage ?? reading.language),
    noticed: filled(wording.noticed, facts),
    question: filled(wording.question, facts),
    choices: wording.choices.map((choice) => ({
      ...choice,
      picture: pictureAt(pictures, promptId, found.of.moment, choice.does),
      words: filled(choice.words, facts),
    })),
  };
};

import { catalogue } from '#shared/prompts/catalogue/index.ts';
import { directionOf } from '#shared/prompts/direction.ts';
import { drawPrompt, type Drawn } from '#shared/prompts/draw-prompt.ts';
import { filled } from '#shared/prompts/filled.ts';
import { inLanguage } from '#shared/prompts/in-language.ts';
import { moments, type Moment } from '#shared/prompts/moments.ts';
import { kindWords, permissionWords } from '#shared/prompts/page-words.ts';
import { standardPicture } from '#shared/prompts/picture-at.ts';
import type { Both } from '#shared/prompts/prompt.ts';
import type { ShownPrompt } from '#shared/prompts/shown-prompt.ts';
import { tellOffer } from '#shared/prompts/tell-offer.ts';
import {
  lineBeneath,
  plainWording,
  sentenceLanguage,
  standardWording,
  wordsAround,
} from '#shared/prompts/wording.ts';
import { plainSpeech } from '#shared/pupil-words/speech.ts';

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
const writtenOut = ({ tag, attributes = {}, children = [] }: Drawn): string => {
  const written = Object.entries(attributes).map(([name, value]) => ` ${name}="${escape(value)}"`);
  const inside = children.map((child) => (typeof child === 'string' ? escape(child) : writtenOut(child)));
  return `<${tag}${written.join('')}>${inside.join('')}</${tag}>`;
};

const longestOf = (words: Readonly<Record<string, Both>>, language: string): string =>
  Object.values(words)
    .map((each) => inLanguage(each, language))
    .toSorted((one, other) => other.length - one.length)[0] ?? '';
/** The longest that can be noticed. */
const factsIn = (language: string) => ({
  real: 'a-long-name-of-a-site.example',
  kind: longestOf(kindWords, language),
  what: longestOf(permissionWords, language),
  minutes: '40',
});
/** A prompt in the standard wording, with long facts in it. */
export const standardPrompt = (promptId: string, keyStage: 'KS1' | 'KS2', language: string): ShownPrompt => {
  const wording = standardWording(promptId, language, keyStage);
  const [moment] = moments.filter((each) => catalogue[each].prompts.some(({ id }) => id === promptId));
  const prompt = moment && catalogue[moment].prompts.find(({ id }) => id === promptId);
  const facts = factsIn(language);
  if (wording === null || moment === undefined || prompt === undefined) throw new Error(promptId);
  return {
    promptId,
    moment,
    keyStage,
    language,
    sentenceLanguage: sentenceLanguage([], promptId, language, keyStage),
    direction: directionOf(language),
    around: wordsAround(language),
    beneath: lineBeneath(moment, language, sentenceLanguage([], promptId, language, keyStage)),
    picture: prompt.picture,
    hasSymbols: keyStage === 'KS1',
    noticed: filled(wording.noticed, facts),
    question: filled(wording.question, facts),
    choices: wording.choices.map((each) => ({
      ...each,
      picture: standardPicture(promptId, moment, each.does),
      words: filled(each.words, facts),
    })),
  };
};

/** In the plain wording, which stands where every other was met this week. */
export const plainPrompt = (moment: Moment, keyStage: 'KS1' | 'KS2', language: string): ShownPrompt => {
  const [first] = catalogue[moment].prompts;
  const { noticed, question } = plainWording(moment, language, keyStage);
  const facts = factsIn(language);
  return {
    ...standardPrompt(first?.id ?? '', keyStage, language),
    noticed: filled(noticed, facts),
    question: filled(question, facts),
  };
};

/** What is offered outside a lesson to a child who would rather ask. */
export const offeredPrompt = (keyStage: 'KS1' | 'KS2', language: string): ShownPrompt =>
  tellOffer({
    moment: 'sign-up',
    keyStage,
    language,
    speech: plainSpeech(language),
    hasSymbols: keyStage === 'KS1',
  });

/** As it stands on a page, in its style's classes. */
export const htmlOfPrompt = (prompt: ShownPrompt): string => writtenOut(drawPrompt(prompt));

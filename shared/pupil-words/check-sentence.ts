import { readingAgeOf, readingAges } from '../prompts/reading-age.ts';
import { isFixed } from './owed-sentences.ts';
import type { PupilSentence } from './sentence-areas.ts';

const holesIn = (text: string): string[] =>
  [...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name).toSorted();

const quoted = (sentence: string): string =>
  `“${sentence.length > 60 ? `${sentence.slice(0, 60)}…` : sentence}”`;

/** Why words may not stand for a sentence; null where they may. Whatever the product says to a child must go on being said. */
export const sentenceTrouble = (sentence: PupilSentence, words: string, language: string): string | null => {
  if (isFixed(sentence, language))
    return `${quoted(sentence)} tells children who sees what, and stays as it is.`;
  if (words.trim() === '') return `Please write something for ${quoted(sentence)}: children need to read it.`;
  const [needed, there] = [holesIn(sentence), holesIn(words)];
  const lost = needed.find((name) => !there.includes(name));
  if (lost !== undefined)
    return `Please keep {${lost}} in your words for ${quoted(sentence)}: that is where it is filled in.`;
  const strange = there.find((name) => !needed.includes(name));
  return strange === undefined ? null : `Nothing is put in for {${strange}} in ${quoted(sentence)}.`;
};

/** A button has so little room. */
const shortWords = 24;
const roomFor = (sentence: string): number => Math.max(shortWords, sentence.length * 1.6);

/** What may be better otherwise; nothing of it is refused. */
export const sentenceHints = (sentence: PupilSentence, words: string, language: string): string[] => {
  if (words.trim() === '') return [];
  return [...tooHard(sentence, words, language), ...tooLong(sentence, words)];
};

const ageOf = (text: string): number => readingAgeOf(text.replace(/\{\w+\}/g, 'it'));

/** Some of ours are harder than a prompt may be: only what is harder than both is worth a word. */
const tooHard = (sentence: string, words: string, language: string): string[] => {
  const age = ageOf(words);
  return language === 'en' && age > readingAges.KS2 && age > ageOf(sentence)
    ? [`It reads like age ${age.toFixed(1)}: can it be easier?`]
    : [];
};

const tooLong = (sentence: string, words: string): string[] =>
  words.length > roomFor(sentence) ? ['It is much longer than ours: look whether there is room for it.'] : [];

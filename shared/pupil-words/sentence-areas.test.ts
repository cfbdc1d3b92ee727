import { expect, test } from 'vitest';
import { readingAgeOf, readingAges } from '../prompts/reading-age.ts';
import { sentenceAreas } from './sentence-areas.ts';

/** One syllable more in a short sentence is as much: of single ones the formula knows no better. */
const slack = 0.5;

/** Of fewer words it says nothing. */
const fewestWords = 6;

const filled = (sentence: string): string => sentence.replaceAll(/\{\w+\}/g, 'it');

/** What a child looks up on a page of their own is written for the older ones. */
const ageFor = (area: string): number => (area === 'seen' ? readingAges.KS2 : readingAges.KS1 + slack);

test.each(sentenceAreas)('the youngest can read what stands there: $label', ({ area, sentences }) => {
  const hard = sentences
    .map(filled)
    .filter((sentence) => sentence.split(' ').length >= fewestWords && readingAgeOf(sentence) > ageFor(area));
  expect(hard).toEqual([]);
});

import { expect, test } from 'vitest';
import { gradeOf, readingAgeOf, syllablesOf } from './reading-age.ts';

test.each([
  ['go', 1], ['think', 1], ['made', 1], ['open', 2], ['idea', 3], ['picture', 2], ['before', 2], ['wanted', 2],
  ['boxes', 2], ['looked', 1], ['computer', 3], ['password', 2], ['family', 3], ['table', 2], ['people', 2],
  ['information', 4], ['teacher', 2], ['years', 1], ['little', 2], ['responsibility', 6],
] as const)('"%s" has %d syllables', (word, count) => {
  expect(syllablesOf(word)).toBe(count);
}); // prettier-ignore

test('long words and long sentences are for older readers', () => {
  const easy = 'Do you need it? Ask first.';
  const hard =
    'Organisations frequently request considerably more personal information than is necessary for the operation of their services.';
  expect(readingAgeOf(easy)).toBeLessThan(6);
  expect(readingAgeOf(hard)).toBeGreaterThan(18);
  expect(gradeOf('')).toBe(0);
});

test('the grade is the one of the formula', () => {
  // 10 words, 2 sentences, 12 syllables.
  expect(gradeOf('The cat sat on a mat. It was very happy.')).toBeCloseTo(0.39 * 5 + 11.8 * 1.2 - 15.59, 5);
});

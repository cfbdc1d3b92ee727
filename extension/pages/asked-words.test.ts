// @vitest-environment happy-dom
import { render } from 'preact';
import { expect, test } from 'vitest';
import { askedWords, spentWords } from './asked-words.ts';
import type { Spoken } from './say.tsx';

const textOf = (said: Spoken): string => {
  const place = document.createElement('p');
  render(said, place);
  return place.textContent;
};

test('what was asked is told in words, with what the child chose', () => {
  expect(textOf(askedWords({ at: 0, moment: 'advert', choice: 'go-back' }))).toBe(
    'About an advert. You stopped.',
  );
  expect(textOf(askedWords({ at: 0, moment: 'break', choice: 'go-back' }))).toBe(
    'About taking a break. You took one.',
  );
  expect(textOf(askedWords({ at: 0, moment: 'download', choice: null }))).toBe(
    'About a file. You have not chosen.',
  );
});

test.each([
  [20_000, 'less than a minute'],
  [60_000, '1 minute'],
  [25 * 60_000, '25 minutes'],
  [60 * 60_000, '1 hour'],
  [125 * 60_000, '2 hours and 5 minutes'],
])('%i ms are %s', (ms, words) => {
  expect(textOf(spentWords(ms))).toBe(words);
});

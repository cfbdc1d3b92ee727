import { expect, test } from 'vitest';
import { minutesLeft, untilWords } from './time-left.ts';

test('the end is a clock time in England, summer and winter', () => {
  expect(untilWords(Date.UTC(2026, 6, 1, 9, 45))).toBe('Until 10:45');
  expect(untilWords(Date.UTC(2026, 11, 1, 9, 45))).toBe('Until 9:45');
});

test.each([
  [1_000, 'less than a minute left'],
  [60_000, 'less than a minute left'],
  [60_001, '2 minutes left'],
  [300_000, '5 minutes left'],
])('%d ms is "%s"', (leftMs, words) => {
  expect(minutesLeft(leftMs)).toBe(words);
});

import { expect, test } from 'vitest';
import { clockOfMinute, minuteOfClock } from './week-words.ts';

test('a minute of the day as a clock shows it, and back', () => {
  expect([clockOfMinute(0), clockOfMinute(545), clockOfMinute(1439)]).toEqual(['00:00', '09:05', '23:59']);
  expect([minuteOfClock('09:05'), minuteOfClock(''), minuteOfClock('9')]).toEqual([545, null, null]);
});

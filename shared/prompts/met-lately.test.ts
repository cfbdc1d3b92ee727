import { expect, test } from 'vitest';
import { weekBefore } from './met-lately.ts';

test('a week begins on the same day of the week, across months and changes of the clock', () => {
  expect(weekBefore('2026-11-30')).toBe('2026-11-23');
  expect(weekBefore('2026-03-03')).toBe('2026-02-24');
  expect(weekBefore('2026-10-26')).toBe('2026-10-19');
});

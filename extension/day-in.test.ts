import { expect, test } from 'vitest';
import { dayIn } from './day-in.ts';

test('a day is said in the language, as it is at school', () => {
  const lateInJune = Date.parse('2026-06-30T23:30:00Z');
  expect(dayIn('en', lateInJune)).toBe('Wednesday 1 July');
  expect(dayIn('cy', lateInJune)).toContain('Gorffennaf');
});

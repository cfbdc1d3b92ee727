import { expect, test } from 'vitest';
import { nextFetchAt } from './fetch-times.ts';

const next = (plan: Parameters<typeof nextFetchAt>[0], since: string): string | null => {
  const at = nextFetchAt(plan, Date.parse(since));
  return at === null ? null : new Date(at).toISOString();
};

test('an hour, a night or a week later, by the clock of the school', () => {
  expect(next('hourly', '2026-11-22T10:17:00Z')).toBe('2026-11-22T11:17:00.000Z');
  expect(next('daily', '2026-11-22T10:00:00Z')).toBe('2026-11-23T03:40:00.000Z');
  expect(next('daily', '2026-07-01T10:00:00Z')).toBe('2026-07-02T02:40:00.000Z');
  expect(next('weekly', '2026-11-23T10:00:00Z')).toBe('2026-11-29T03:40:00.000Z');
});

test('by hand, never', () => {
  expect(next('by-hand', '2026-11-22T10:00:00Z')).toBeNull();
});

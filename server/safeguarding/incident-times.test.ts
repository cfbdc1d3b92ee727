import { expect, test } from 'vitest';
import { whyNotTimes } from './incident-times.ts';

const detailOf = (happenedAt: number | null, heardAt?: number | null) =>
  whyNotTimes({ happenedAt, ...(heardAt !== undefined && { heardAt }) }, 1_000)?.detail ?? 'fine';

test('times stand in their order, and what is not known is no fault', () => {
  expect([detailOf(null), detailOf(1_000, 1_000), detailOf(400, 500), detailOf(900, null)]).toEqual(
    Array(4).fill('fine'),
  );
  expect(detailOf(1_001)).toContain('happened after it was reported');
  expect(detailOf(null, 1_001)).toContain('heard of it after it was reported');
  expect(detailOf(600, 500)).toContain('before it happened');
});

import { expect, test } from 'vitest';
import { Bucket } from './bucket.ts';

test('lets a burst through, then only the lasting rate', () => {
  let now = 0;
  const bucket = new Bucket({ perSecond: 2, burst: 3, clock: () => now });
  expect([1, 2, 3, 4].map(() => bucket.take())).toEqual([true, true, true, false]);
  now = 500;
  expect([bucket.take(), bucket.take()]).toEqual([true, false]);
  now = 60_000;
  expect([1, 2, 3, 4].map(() => bucket.take())).toEqual([true, true, true, false]);
});

test('takes all or nothing, and a clock put back gives nothing away', () => {
  let now = 1_000;
  const bucket = new Bucket({ perSecond: 1, burst: 5, clock: () => now });
  expect(bucket.take(6)).toBe(false);
  expect(bucket.take(5)).toBe(true);
  now = 0;
  expect(bucket.take()).toBe(false);
});

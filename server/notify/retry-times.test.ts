import fc from 'fast-check';
import { expect, test } from 'vitest';
import { retryWaitMs } from './retry-times.ts';

test('waits grow from seconds to half an hour', () => {
  const waits = [1, 2, 3, 4, 10, 50].map((attempts) => retryWaitMs(attempts, () => 0));
  expect(waits).toEqual([5_000, 10_000, 20_000, 40_000, 1_800_000, 1_800_000]);
});

test('chance takes up to half away, and never adds', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 200 }),
      fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
      (attempts, chance) => {
        const whole = retryWaitMs(attempts, () => 0);
        const wait = retryWaitMs(attempts, () => chance);
        expect(wait).toBeLessThanOrEqual(whole);
        expect(wait).toBeGreaterThanOrEqual(whole / 2 - 1);
      },
    ),
  );
});

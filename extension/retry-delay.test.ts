import { expect, test } from 'vitest';
import { retryDelayMs } from './retry-delay.ts';

test.each([
  [0, 600, 6_000],
  [1, 1_200, 12_000],
  [2, 1_200, 12_000],
  [40, 1_200, 12_000],
])('after %d tries in vain it is between %d and %d ms', (tries, least, most) => {
  expect(retryDelayMs(tries, 0)).toBe(least);
  expect(retryDelayMs(tries, 0.999_999)).toBe(most);
});

test('a thousand devices that lose the server at once come back evenly', () => {
  const perSecond = Array.from({ length: 7 }, () => 0);
  for (let device = 0; device < 1_000; device += 1) {
    const second = Math.floor(retryDelayMs(0, device / 1_000) / 1_000);
    perSecond[second] = (perSecond[second] ?? 0) + 1;
  }
  expect(Math.max(...perSecond)).toBeLessThan(200);
});

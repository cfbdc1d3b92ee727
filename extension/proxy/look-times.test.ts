// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { lookNowAndThen } from './look-times.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const looksWithin = (ms: number, look: () => void = () => undefined): number[] => {
  const [startedAt, looks] = [Date.now(), [] as number[]];
  lookNowAndThen(() => {
    looks.push(Date.now() - startedAt);
    look();
  });
  vi.advanceTimersByTime(ms);
  return looks;
};

test('a page is looked at four times in its first seconds', () => {
  vi.spyOn(document, 'readyState', 'get').mockReturnValue('complete');
  expect(looksWithin(60_000)).toEqual([400, 1_200, 2_500, 4_000]);
});

test('one that is still loading then is looked at until it has loaded', () => {
  const state = vi.spyOn(document, 'readyState', 'get').mockReturnValue('interactive');
  setTimeout(() => state.mockReturnValue('complete'), 7_000);
  expect(looksWithin(60_000)).toEqual([400, 1_200, 2_500, 4_000, 6_000, 8_000]);
});

test('a page that replaces the timers, or makes a look fail, is looked at all the same', () => {
  vi.spyOn(document, 'readyState', 'get').mockReturnValue('complete');
  const real = globalThis.setTimeout;
  const looks = looksWithin(0);
  globalThis.setTimeout = (() => 0) as never;
  vi.advanceTimersByTime(60_000);
  globalThis.setTimeout = real;
  expect(looks).toHaveLength(4);
  const failing = looksWithin(0, () => {
    throw new Error('The page is in the way');
  });
  for (let times = 0; times < 4; times += 1)
    expect(() => vi.advanceTimersToNextTimer()).toThrow('in the way');
  expect(failing).toHaveLength(4);
});

import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Shots } from './shots.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A browser that gives two pictures a second and refuses the rest, as Chromium does. */
const create = () => {
  const begun: number[] = [];
  const browser = { refused: 0, hangs: false };
  const shots = new Shots(async (windowId) => {
    const now = performance.now();
    if (browser.hangs) return new Promise<string>(() => undefined);
    if (begun.filter((at) => now - at <= 1_000).length >= 2) {
      browser.refused += 1;
      throw new Error('MAX_CAPTURE_VISIBLE_TAB_CALLS_PER_SECOND');
    }
    return `${windowId}: ${begun.push(now)}`;
  });
  return { shots, browser, begun };
};

test('are refused to nobody, however many want one, and the first two wait for nothing', async () => {
  const { shots, browser, begun } = create();
  const wanted = [1, 2, 3, 4, 5, 6, 7].map((windowId) => shots.take(windowId));
  await vi.advanceTimersByTimeAsync(0);
  expect(begun).toHaveLength(2);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(await Promise.all(wanted)).toEqual(['1: 1', '2: 2', '3: 3', '4: 4', '5: 5', '6: 6', '7: 7']);
  expect(browser.refused).toBe(0);
});

test('of one window are shared by all who wait for it, and not by who comes once it is begun', async () => {
  const { shots } = create();
  const [first, second] = [shots.take(1), shots.take(1)];
  await vi.advanceTimersByTimeAsync(0);
  const third = shots.take(1);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(await Promise.all([first, second, third])).toEqual(['1: 1', '1: 1', '1: 2']);
});

test('that never come are given up, and the next is taken', async () => {
  const { shots, browser } = create();
  browser.hangs = true;
  const none = shots.takeOrNone(1);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(await none).toBeNull();
  browser.hangs = false;
  const next = shots.take(1);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(await next).toBe('1: 1');
});

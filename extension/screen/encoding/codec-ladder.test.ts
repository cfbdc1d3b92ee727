import { expect, test } from 'vitest';
import { CodecLadder } from './codec-ladder.ts';

const ladder = (unfit: ('av1' | 'vp9')[] = []) => new CodecLadder({ budgetMs: 60, unfit });
const takeAll = (on: CodecLadder, ...times: number[]): string => {
  for (const time of times) on.took(time);
  return on.current;
};

test('a device that writes in time stays with the cheapest to send', () => {
  expect(takeAll(ladder(), 900, 20, 30, 25, 500, 20, 700, 30)).toBe('av1');
});

test('one that does not goes to the next, and says so', () => {
  const slow = ladder();
  expect(takeAll(slow, 900, 80, 90, 10, 85)).toBe('av1');
  expect(takeAll(slow, 95)).toBe('vp9');
  expect(slow.unfit).toEqual(['av1']);
  expect(takeAll(slow, 900, 70, 70, 70, 70, 70)).toBe('tiles');
  expect(takeAll(slow, 900, 900, 900, 900, 900, 900, 900)).toBe('tiles');
});

test('what was found out before is not tried again', () => {
  expect(ladder(['av1']).current).toBe('vp9');
  expect(ladder(['av1', 'vp9']).current).toBe('tiles');
});

test('a codec that fails is left at once; behind the last there is nothing', () => {
  const failing = ladder();
  expect([failing.failed(), failing.current]).toEqual([true, 'vp9']);
  expect([failing.failed(), failing.current]).toEqual([true, 'tiles']);
  expect(failing.failed()).toBe(false);
});

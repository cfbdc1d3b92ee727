import { beforeEach, expect, test } from 'vitest';
import { createMemory, createVolatileArea } from '../memory.ts';
import { BreakClock } from './break-clock.ts';

const minute = 60_000;
let now: number;
let isBusy: boolean;
let url: string;
let asked: number[];
let after: number;
let clock: BreakClock;

beforeEach(() => {
  [now, isBusy, url, asked, after] = [1_000_000, true, 'https://maths.example/', [], 40];
  clock = new BreakClock({
    memory: createMemory({ local: createVolatileArea(), session: createVolatileArea() }),
    serverClock: { now: () => now },
    isBusy: async () => isBusy,
    afterMinutes: () => after,
    front: async () => ({ tabId: 1, windowId: 1, url, title: '', isActive: true }),
    ask: async (_front, minutes) => (asked.push(minutes), true),
  });
});

const pass = async (minutes: number, everyMs = 30_000): Promise<void> => {
  for (const end = now + minutes * minute; now < end; now += everyMs) await clock.tick();
};

test('a child is asked after the time that the school has set, and again after as long', async () => {
  await pass(39);
  expect(asked).toEqual([]);
  await pass(3);
  expect(asked).toEqual([40]);
  await pass(41);
  expect(asked).toEqual([40, 40]);
});

test('a pause begins the time anew, and so does a computer that slept', async () => {
  await pass(39);
  isBusy = false;
  await pass(1);
  isBusy = true;
  await pass(39);
  now += 10 * minute;
  await pass(39);
  expect(asked).toEqual([]);
});

test('nothing is asked where the school wants none; a page of ours is let be, and the next one asks', async () => {
  after = 0;
  await pass(100);
  expect(asked).toEqual([]);
  [after, url] = [40, 'chrome-extension://abc/think.html'];
  await pass(41);
  expect(asked).toEqual([]);
  url = 'https://maths.example/';
  await pass(1);
  expect(asked.length).toBe(1);
});

test('at a helpline nothing is asked; the page after it asks', async () => {
  url = 'https://www.childline.org.uk/get-support/1-2-1-counsellor-chat/';
  await pass(41);
  expect(asked).toEqual([]);
  url = 'https://maths.example/';
  await pass(1);
  expect(asked.length).toBe(1);
});

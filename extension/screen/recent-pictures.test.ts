import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { initialDeviceState } from '#shared/device-state.ts';
import { createMemory, createVolatileArea, type Memory } from '../memory.ts';
import { RecentPictures } from './recent-pictures.ts';

let memory: Memory;
let recent: RecentPictures;

beforeEach(() => {
  vi.useFakeTimers();
  memory = createMemory({ local: createVolatileArea(), session: createVolatileArea() });
  recent = new RecentPictures({ memory, now: Date.now });
});
afterEach(() => {
  recent.drop();
  vi.useRealTimers();
});

const page = (name: string) => ({ url: `https://${name}.example/`, title: name });
const note = (name: string, shot = name): void => recent.note(page(name), shot);
const shotOf = async (name: string) => (await recent.of(page(name).url))?.dataUrl ?? null;
const minutes = (count: number): Promise<unknown> => vi.advanceTimersByTimeAsync(count * 60_000);

test('keeps the newest picture of the last three pages', async () => {
  for (const name of ['a', 'b', 'c', 'd']) note(name);
  note('b', 'b again');
  expect(await Promise.all(['a', 'b', 'c', 'd'].map(shotOf))).toEqual([null, 'b again', 'c', 'd']);
});

test('wants one every five seconds, and none where the school asks for no picture', async () => {
  expect(await recent.isDue()).toBe(true);
  note('a');
  expect(await recent.isDue()).toBe(false);
  await vi.advanceTimersByTimeAsync(5_000);
  expect(await recent.isDue()).toBe(true);
  const mayShow = { ...initialDeviceState.mayShow, picture: false };
  await memory.write('state', { ...initialDeviceState, mayShow });
  expect(await recent.isDue()).toBe(false);
  await memory.write('state', { ...initialDeviceState, stop: { stoppedAt: 1 } });
  expect(await recent.isDue()).toBe(false);
});

test('forgets after the minutes of the policy, one by one, also where nobody asks', async () => {
  note('a');
  await minutes(6);
  note('b');
  await minutes(5);
  expect([await shotOf('a'), await shotOf('b')]).toEqual([null, 'b']);
  await minutes(6);
  expect(vi.getTimerCount()).toBe(0);
  expect(await shotOf('b')).toBeNull();
});

test('holds nothing after a stop', async () => {
  note('a');
  recent.drop();
  expect(await shotOf('a')).toBeNull();
});

import { beforeEach, expect, test } from 'vitest';
import { initialDeviceState } from '#shared/device-state.ts';
import type { NewReport } from '#shared/reports.ts';
import { createMemory, createVolatileArea, type Memory } from '../memory.ts';
import { asleepAfterMs, lineBreaksWithinMs, SleepWatch } from './sleep-watch.ts';

const start = Date.parse('2026-11-30T09:00:00Z');
const minute = 60_000;
let now: number;
let isConnected: boolean;
let told: NewReport[];
let memory: Memory;
let watch: SleepWatch;

beforeEach(async () => {
  [now, isConnected, told] = [start, true, []];
  memory = createMemory({ local: createVolatileArea(), session: createVolatileArea() });
  watch = createWatch();
  await beInLesson();
  await watch.tick();
});
const createWatch = () =>
  new SleepWatch({
    memory,
    now: () => now,
    serverClock: { now: () => now },
    isConnected: () => isConnected,
    add: async (report) => told.push(report),
  });
const beInLesson = () =>
  memory.write('state', {
    ...initialDeviceState,
    lesson: { lessonId: 'l1', className: 'Owls', teacher: 'Miss Clarke', endsAt: start + 60 * minute },
  });
const pass = async (ms: number): Promise<void> => {
  for (const end = now + ms; now < end;) {
    now += 20_000;
    await watch.tick();
  }
};

test('a gap in which nothing ran is told once, when the line is there again', async () => {
  now += 28 * minute;
  await watch.tick();
  isConnected = false;
  await pass(2 * minute);
  expect(told).toEqual([]);
  await watch.connected();
  await watch.connected();
  expect(told).toEqual([{ kind: 'slept', url: null, sleptMs: 28 * minute }]);
});

test('it is seen by a worker that was started anew, and by the line’s own return', async () => {
  now += 28 * minute;
  watch = createWatch();
  await watch.connected();
  expect(told).toHaveLength(1);
});

test('a lost Wi-Fi is no sleep: the device went on looking', async () => {
  isConnected = false;
  await pass(28 * minute);
  await watch.connected();
  expect(told).toEqual([]);
});

test('nor is a worker that was away for a while', async () => {
  now += asleepAfterMs;
  await watch.connected();
  expect(told).toEqual([]);
});

test('nor a clock that was set: the line holds', async () => {
  now += 180 * minute;
  await pass(lineBreaksWithinMs + 20_000);
  await watch.connected();
  expect(told).toEqual([]);
});

test('out of lessons it is nobody’s business', async () => {
  await memory.write('state', initialDeviceState);
  await watch.tick();
  now += 28 * minute;
  await beInLesson();
  await watch.connected();
  expect(told).toEqual([]);
});

import { beforeEach, describe, expect, test } from 'vitest';
import { initialDeviceState } from '#shared/device-state.ts';
import { buildCategoryIndex } from '#shared/policy/category-index.ts';
import type { CompiledPolicy } from '#shared/policy/decide.ts';
import type { NewReport } from '#shared/reports.ts';
import { createMemory, createVolatileArea, type Memory } from './memory.ts';
import { TimeSpent } from './time-spent.ts';

const pupil = { pupilId: 'p1', name: 'Ada', keyStage: 'KS2', yearGroup: 4, classId: 'c1' } as const;
const minute = 60_000;
const start = Date.parse('2026-11-30T09:00:00Z');
const categories = buildCategoryIndex([
  { id: 'educational', hosts: ['sums.example'] },
  { id: 'games', hosts: ['play.example'] },
]);

let now: number;
let url: string | null;
let told: NewReport[];
let memory: Memory;
let time: TimeSpent;

beforeEach(() => {
  [now, url, told] = [start, 'https://www.sums.example/adding', []];
  memory = createMemory({ local: createVolatileArea(), session: createVolatileArea() });
  time = new TimeSpent({
    memory,
    serverClock: { now: () => now },
    protection: { compiled: { categories } as CompiledPolicy },
    usedPage: async () => (url === null ? null : { url }),
    add: async (report) => told.push(report),
  });
});

const be = (change: object) => memory.write('state', { ...initialDeviceState, pupil, ...change });
const lesson = (lessonId: string) => ({
  lesson: { lessonId, className: 'Owls', teacher: 'Miss Clarke', endsAt: start + 60 * minute },
});
const pass = async (minutes: number): Promise<void> => {
  await time.tick();
  for (const end = now + minutes * minute; now < end;) {
    now += 30_000;
    await time.tick();
  }
};

describe('time by kind of site', () => {
  test('counts the page in front by the categories of this device, and what no list knows as not sorted', async () => {
    await be({});
    await pass(10);
    url = 'https://play.example/';
    await pass(3);
    url = 'https://nobody-knows.example/';
    await pass(2);
    const { today, week } = await time.read();
    expect(today).toEqual({ learning: 10 * minute, games: 3 * minute, 'not-sorted': 2 * minute });
    expect(week).toEqual(today);
  });

  test('does not count when nobody is at it, on pages of the browser, at helplines, or while the computer sleeps', async () => {
    await be({});
    for (const nowhere of [null, 'chrome://newtab/', 'https://www.childline.org.uk/']) {
      url = nowhere;
      await pass(5);
    }
    url = 'https://sums.example/';
    await time.tick();
    now += 20 * minute;
    await time.tick();
    expect((await time.read()).week).toEqual({});
  });

  test('is kept for a week and no more', async () => {
    await be({});
    await pass(5);
    now += 6 * 24 * 60 * minute;
    expect(await time.read()).toEqual({ today: {}, week: { learning: 5 * minute } });
    now += 24 * 60 * minute;
    expect((await time.read()).week).toEqual({});
    await time.tick();
    expect((await memory.read('timeSpent')).days).toEqual([]);
  });

  test('is gone for good once somebody else has sat down', async () => {
    await be({});
    await pass(5);
    await be({ pupil: { ...pupil, pupilId: 'p2' } });
    expect((await time.read()).week).toEqual({});
    await pass(1);
    await be({});
    await time.tick();
    expect((await time.read()).week).toEqual({});
  });

  test('of nobody’s device and of staff’s nothing is counted', async () => {
    await be({ pupil: null });
    await pass(5);
    expect((await memory.read('timeSpent')).days).toEqual([]);
  });
});

describe('for the sums of the class', () => {
  test('a lesson’s minutes are told once, when it is over, without names and pages', async () => {
    await be(lesson('l1'));
    await pass(12);
    url = 'https://play.example/';
    await pass(4);
    expect(told).toEqual([]);
    await be({});
    await pass(2);
    expect(told).toEqual([
      { kind: 'lesson-time', url: null, lessonId: 'l1', minutes: { learning: 12, games: 4 } },
    ]);
  });

  test('time outside a lesson, less than half a minute, and another pupil’s lesson are not told', async () => {
    await be({});
    await pass(30);
    await be(lesson('l1'));
    now += 20_000;
    await time.tick();
    await be({});
    await time.tick();
    await be(lesson('l2'));
    await pass(10);
    await be({ pupil: { ...pupil, pupilId: 'p2' } });
    await pass(1);
    expect(told).toEqual([]);
  });
});

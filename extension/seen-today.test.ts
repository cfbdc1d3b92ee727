import { describe, expect, test } from 'vitest';
import { initialDeviceState, type Watch } from '#shared/device-state.ts';
import { createMemory, createVolatileArea } from './memory.ts';
import { SeenToday } from './seen-today.ts';

const pupil = { pupilId: 'p1', name: 'Ada', keyStage: 'KS2', yearGroup: 4, classId: 'c1' } as const;
const start = Date.parse('2026-11-30T09:00:00Z');
const off: Watch = { mode: 'off', isGridToo: false, by: [] };
const grid: Watch = { mode: 'grid', isGridToo: false, by: ['Miss Clarke'] };

const create = async () => {
  const memory = createMemory({ local: createVolatileArea(), session: createVolatileArea() });
  const sit = (who: typeof pupil | null) => memory.write('state', { ...initialDeviceState, pupil: who });
  await sit(pupil);
  let now = start;
  const seen = new SeenToday({ memory, serverClock: { now: () => now } });
  const visit = (title: string) => seen.note({ kind: 'visit', url: 'https://newts.example/', title });
  return { seen, sit, visit, pass: (ms: number) => (now += ms) };
};

describe('what was seen today', () => {
  test('is what the school was told, in order, without what a child told in trust', async () => {
    const { seen, visit } = await create();
    await visit('Newts');
    await seen.note({ kind: 'concern', url: null, choice: 'asked-me', words: 'my secret' });
    await seen.note({ kind: 'search', url: 'https://find.example/', engine: 'find', words: 'newts' });
    const { items } = await seen.read();
    expect(items.map(({ kind, text }) => `${kind} ${text}`)).toEqual(['visit Newts', 'search newts']);
  });

  test('is gone the next day, and for whoever sits down next', async () => {
    const { seen, visit, sit, pass } = await create();
    await visit('Newts');
    await sit({ ...pupil, pupilId: 'p2' } as never);
    expect((await seen.read()).items).toEqual([]);
    await sit(pupil);
    expect((await seen.read()).items).toHaveLength(1);
    pass(24 * 3_600_000);
    expect((await seen.read()).items).toEqual([]);
  });

  test('keeps no more than a day of one child comes to', async () => {
    const { seen, visit } = await create();
    for (let number = 1; number <= 205; number += 1) await visit(`Page ${number}`);
    const { items } = await seen.read();
    expect([items.length, items.at(0)?.text, items.at(-1)?.text]).toEqual([200, 'Page 6', 'Page 205']);
  });
});

describe('who looked', () => {
  test('closely is said of those alone who did, while another sees the class', async () => {
    const { seen, pass } = await create();
    await seen.watched(grid);
    pass(120_000);
    const by = ['Miss Clarke', 'Mr Bell'];
    await seen.watched({ mode: 'close', isGridToo: true, by, closeBy: ['Mr Bell'] });
    pass(60_000);
    await seen.watched(off);
    expect((await seen.read()).looks).toEqual([
      { by: ['Miss Clarke'], isClose: false, from: start, until: start + 180_000 },
      { by: ['Mr Bell'], isClose: true, from: start + 120_000, until: start + 180_000 },
    ]);
  });

  test('is kept from when to when, a close look apart from the class view', async () => {
    const { seen, pass } = await create();
    await seen.watched(grid);
    pass(120_000);
    await seen.watched({ ...grid, mode: 'close' });
    pass(60_000);
    await seen.watched(off);
    expect((await seen.read()).looks).toEqual([
      { by: ['Miss Clarke'], isClose: false, from: start, until: start + 120_000 },
      { by: ['Miss Clarke'], isClose: true, from: start + 120_000, until: start + 180_000 },
    ]);
  });

  test('a short pause does not make two of one', async () => {
    const { seen, pass } = await create();
    await seen.watched(grid);
    pass(10_000);
    await seen.watched(off);
    pass(5_000);
    await seen.watched(grid);
    expect((await seen.read()).looks).toEqual([
      { by: ['Miss Clarke'], isClose: false, from: start, until: null },
    ]);
  });
});

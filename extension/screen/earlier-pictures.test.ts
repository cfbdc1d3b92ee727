import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { initialDeviceState, type DeviceState } from '#shared/device-state.ts';
import { maxEarlierLetters } from '#shared/screen/earlier-pictures.ts';
import { createMemory, createVolatileArea, type Memory } from '../memory.ts';
import { EarlierPictures } from './earlier-pictures.ts';
import type { PictureStanding } from './picture-standing.ts';

const pupil = { pupilId: 'p', name: 'Amara', classId: 'c', keyStage: 'KS2', yearGroup: 4 } as const;
const lesson = { lessonId: 'l', className: '4 Oak', teacher: 'Miss Clarke', endsAt: 9e12 };

let memory: Memory;
let standings: Record<string, PictureStanding>;
let onShrink: () => unknown;
/** How wide a picture may be to be small enough. */
let fits: number;
let earlier: EarlierPictures;

const be = (change: Partial<DeviceState> = {}): Promise<void> =>
  memory.write('state', { ...initialDeviceState, pupil, lesson, earlierPictures: 'kept', ...change });

beforeEach(async () => {
  vi.useFakeTimers();
  memory = createMemory({ local: createVolatileArea(), session: createVolatileArea() });
  standings = {};
  onShrink = () => undefined;
  fits = 1280;
  earlier = new EarlierPictures({
    memory,
    told: async ({ url, title }) => ({ url: url.replace('Nia', '[name]'), title }),
    standing: (url) => standings[new URL(url).hostname] ?? 'open',
    shrink: async (shot, width) => {
      await onShrink();
      return width > fits ? 'x'.repeat(maxEarlierLetters + 1) : `${shot} ${width}`;
    },
    now: Date.now,
  });
  await be();
});
afterEach(() => {
  earlier.drop();
  vi.useRealTimers();
});

const page = (name: string) => ({ url: `https://${name}.example/`, title: name });
const note = (name: string, shot = name): Promise<void> => earlier.note(page(name), shot);
const seconds = (count: number): Promise<unknown> => vi.advanceTimersByTimeAsync(count * 1_000);
const given = async (shownNow: string | null = null): Promise<(readonly [string, number])[]> =>
  (await earlier.give(shownNow)).map(({ base64, agoMs }) => [base64.replace(' 1280', ''), agoMs / 1_000]);

describe('the last moments of a screen', () => {
  test('are the newest four, the oldest first, each with how long ago it was', async () => {
    for (const name of ['a', 'b', 'c', 'd', 'e']) {
      await note(name);
      await seconds(5);
    }
    expect(await given()).toEqual([
      ['b', 20],
      ['c', 15],
      ['d', 10],
      ['e', 5],
    ]);
    expect((await earlier.give(null))[0]?.page).toEqual(page('b'));
  });

  test('tell of their page as the school is told of it', async () => {
    await earlier.note({ url: 'https://a.example/?first=Nia', title: 'a' }, 'a');
    await seconds(5);
    expect((await earlier.give(null))[0]?.page.url).toBe('https://a.example/?first=[name]');
  });

  test('hold the page before, however often the one after it is seen', async () => {
    await note('a');
    for (const shot of ['1', '2', '3', '4', '5']) {
      await seconds(15);
      await note('b', shot);
    }
    await seconds(15);
    expect(await given()).toEqual([
      ['a', 90],
      ['3', 45],
      ['4', 30],
      ['5', 15],
    ]);
  });

  test('hold a screen that does not change once, as it was last seen, and not what is seen now', async () => {
    await note('a', 'still');
    await seconds(10);
    await note('a', 'still');
    await seconds(5);
    await note('b');
    await seconds(5);
    expect(await given('b')).toEqual([['still', 10]]);
  });

  test('are wanted every quarter of a minute of one page, sooner of another, and only where they may be kept', async () => {
    expect(await earlier.isDue(page('a'))).toBe(true);
    await note('a');
    await seconds(3);
    expect([await earlier.isDue(page('a')), await earlier.isDue(page('b'))]).toEqual([false, true]);
    await seconds(12);
    expect(await earlier.isDue(page('a'))).toBe(true);
    for (const without of [
      { earlierPictures: 'none' },
      { stop: { stoppedAt: 1 } },
      { lesson: null },
      { pupil: null },
    ] as const) {
      await be(without);
      expect(await earlier.isDue(page('a'))).toBe(false);
      await note('late');
    }
    await be();
    expect((await given()).map(([shot]) => shot)).toEqual(['a']);
  });

  test('are gone after three minutes, also where nobody asks', async () => {
    await note('a');
    await seconds(100);
    await note('b');
    await seconds(90);
    expect((await given()).map(([shot]) => shot)).toEqual(['b']);
    await seconds(180);
    expect(vi.getTimerCount()).toBe(0);
    expect(await given()).toEqual([]);
  });

  test('are as large as may be sent, and are not sent where none is small enough', async () => {
    await note('a');
    await seconds(1);
    fits = 700;
    expect(await given()).toEqual([['a 640', 1]]);
    fits = 100;
    expect(await given()).toEqual([]);
    await note('huge', 'x'.repeat(2_000_001));
    fits = 1280;
    expect((await given()).map(([shot]) => shot)).toEqual(['a']);
  });
});

describe('nothing is given', () => {
  test.each<[string, () => unknown]>([
    ['of another pupil', () => be({ pupil: { ...pupil, pupilId: 'other' } })],
    ['of another lesson', () => be({ lesson: { ...lesson, lessonId: 'other' } })],
    ['after the lesson', () => be({ lesson: null })],
    ['once stopped and referred', () => be({ stop: { stoppedAt: 1 } })],
    ['where the school wants none any more', () => be({ earlierPictures: 'none' })],
    ['once dropped', () => earlier.drop()],
    ['of a site that is closed meanwhile', () => void (standings = { 'a.example': 'closed' })],
    ['of a site that is seen to be private', () => earlier.forget('https://a.example/account')],
    ['when it is dropped while it is made small', () => void (onShrink = () => earlier.drop())],
    ['once a child did not want to show the page', () => earlier.rest()],
  ])('%s', async (_when, change) => {
    await note('a');
    await seconds(1);
    await change();
    expect(await given()).toEqual([]);
  });

  test('of anything, once help was looked for; of one site alone, where that was closed', async () => {
    await note('a');
    await note('b');
    standings = { 'b.example': 'closed', 'help.example': 'help' };
    earlier.sees('https://b.example/other');
    standings = { 'help.example': 'help' };
    await seconds(1);
    expect((await given()).map(([shot]) => shot)).toEqual(['a']);
    earlier.sees('https://help.example/');
    expect(await given()).toEqual([]);
  });

  test('for a while after a child did not want to show the page', async () => {
    earlier.rest();
    await seconds(179);
    expect(await earlier.isDue(page('a'))).toBe(false);
    await seconds(2);
    expect(await earlier.isDue(page('a'))).toBe(true);
  });
});

import { beforeEach, describe, expect, test } from 'vitest';
import { initialDeviceState, type DeviceState } from '#shared/device-state.ts';
import { maxShownPictureLetters } from '#shared/shown-page.ts';
import type { OpenTab } from './chromium/open-tabs.ts';
import { createMemory, createVolatileArea, type Memory } from './memory.ts';
import { ShowPage } from './show-page.ts';

const pupil = { pupilId: 'p', name: 'Amara', classId: 'c', keyStage: 'KS2', yearGroup: 4 } as const;
const tabAt = (tabId: number, url: string, title = ''): OpenTab => ({
  tabId,
  windowId: 1,
  url,
  title,
  isActive: tabId === 1,
});
const newts = 'https://newts.example/';

let memory: Memory;
let now: number;
/** How the browser is, and what the parts around answer. */
let scene: {
  front: OpenTab | null;
  shot: string | null;
  kept: string | null;
  waiting: number;
  isHuge: boolean;
  isOutside: boolean;
};
let onShoot: () => void | Promise<void>;
let showPage: ShowPage;

const be = (change: Partial<DeviceState>): Promise<void> =>
  memory.write('state', { ...initialDeviceState, pupil, ...change });

beforeEach(async () => {
  memory = createMemory({ local: createVolatileArea(), session: createVolatileArea() });
  now = 1_000_000;
  scene = {
    front: tabAt(1, newts, 'Newts'),
    shot: 'shot',
    kept: null,
    waiting: 0,
    isHuge: false,
    isOutside: false,
  };
  onShoot = () => undefined;
  const others = [tabAt(2, 'https://frogs.example/', 'Frogs'), tabAt(3, 'chrome://newtab/')];
  showPage = new ShowPage({
    memory,
    tabs: { front: async () => scene.front, all: async () => [scene.front ?? [], ...others].flat() },
    recent: {
      of: async (url) =>
        scene.kept === null ? null : { page: { url, title: '' }, dataUrl: scene.kept, takenAt: now - 9_000 },
    },
    isOutside: async () => scene.isOutside,
    outbox: { waitingPictures: async () => scene.waiting },
    shoot: async () => {
      const { shot } = scene;
      await onShoot();
      return shot;
    },
    shrink: async (dataUrl) => (scene.isHuge ? 'x'.repeat(maxShownPictureLetters + 1) : dataUrl),
    now: () => now,
  });
  await be({});
});

const offered = async (address: string | null = null) => (await showPage.offer(address))?.shown ?? null;

describe('what a grown-up would see', () => {
  test('is the address alone where the pupil is not at school', async () => {
    Object.assign(scene, { isOutside: true, kept: 'kept' });
    await be({ mayShow: { ...initialDeviceState.mayShow, tabs: true } });
    expect(await offered()).toEqual({
      page: { url: newts, title: '' },
      tabs: [],
      picture: null,
      pictureMissing: 'The pupil was not at school: no picture is taken there.',
    });
  });

  test('is the page in front with its picture, and no tabs unless the school asks for them', async () => {
    expect(await offered()).toEqual({
      page: { url: newts, title: 'Newts' },
      tabs: [],
      picture: { base64: 'shot', takenAt: now },
      pictureMissing: null,
    });
    await be({ mayShow: { ...initialDeviceState.mayShow, tabs: true } });
    expect((await offered())?.tabs.map(({ title, isActive }) => [title, isActive])).toEqual([
      ['Newts', true],
      ['Frogs', false],
    ]);
  });

  test('is, of a page that is not in front any more, the picture from a moment ago', async () => {
    expect(await offered('https://gone.example/')).toMatchObject({
      picture: null,
      pictureMissing: expect.stringContaining('not on the screen'),
    });
    scene.kept = 'earlier';
    expect((await offered('https://gone.example/'))?.picture).toEqual({
      base64: 'earlier',
      takenAt: now - 9_000,
    });
  });

  test.each([
    ['may not be pictured', () => void (scene.shot = null)],
    [
      'changed while it was pictured',
      () => void (onShoot = () => void (scene.front = tabAt(1, 'https://x.example/'))),
    ],
    ['has too many pictures waiting before it', () => void (scene.waiting = 5)],
    ['cannot be made small', () => void (scene.isHuge = true)],
    [
      'is at a school without pictures',
      () => be({ mayShow: { ...initialDeviceState.mayShow, picture: false } }),
    ],
  ])('of a page that %s is its address alone, with a word why', async (_what, make) => {
    await make();
    const shown = await offered();
    expect([shown?.page.url, shown?.picture]).toEqual([newts, null]);
    expect(shown?.pictureMissing).toMatch(/\.$/);
  });

  test.each([
    ['a page of the browser', () => void (scene.front = tabAt(1, 'chrome://settings/'))],
    ['no window', () => void (scene.front = null)],
    ['nobody’s device', () => be({ pupil: null })],
    ['a device that is stopped', () => be({ stop: { stoppedAt: 1 } })],
    ['a stop in that moment', () => void (onShoot = () => be({ stop: { stoppedAt: 1 } }))],
    ['a school that does not ask', () => be({ mayShow: { ...initialDeviceState.mayShow, page: false } })],
  ])('is nothing with %s', async (_what, make) => {
    await make();
    expect(await showPage.offer(null)).toBeNull();
  });
});

describe('what was offered', () => {
  test('is handed over once, and under its own name only', async () => {
    const offer = await showPage.offer(null);
    expect(showPage.take('another')).toBeNull();
    expect(showPage.take(offer?.showId ?? '')).toBeNull();
    const second = await showPage.offer(null);
    expect(showPage.take(second?.showId ?? '')).toEqual(second?.shown);
    expect(showPage.take(second?.showId ?? '')).toBeNull();
  });

  test('is not held for long, nor after a stop', async () => {
    const first = await showPage.offer(null);
    now += 11 * 60_000;
    expect(showPage.take(first?.showId ?? '')).toBeNull();
    const second = await showPage.offer(null);
    showPage.drop();
    expect(showPage.take(second?.showId ?? '')).toBeNull();
  });
});

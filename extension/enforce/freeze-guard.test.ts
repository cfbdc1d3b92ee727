import { expect, test } from 'vitest';
import { initialDeviceState } from '#shared/device-state.ts';
import type { OpenTab } from '../chromium/open-tabs.ts';
import { createMemory, createVolatileArea } from '../memory.ts';
import { OwnPages } from '../own-pages.ts';
import { ServerClock } from '../server-clock.ts';
import { createEnforceFreeze } from './freeze.ts';
import { FreezeGuard } from './freeze-guard.ts';

const root = 'chrome-extension://abc/';
const freeze = { by: 'Miss Clarke', message: '', startedAt: 0, endsAt: 60_000 };
const sea = 'https://sea.example/#top';

const create = async () => {
  let now = 1_000;
  const memory = createMemory({ local: createVolatileArea(), session: createVolatileArea() });
  const open: OpenTab[] = [
    { tabId: 1, windowId: 1, url: sea, title: '', isActive: true },
    { tabId: 2, windowId: 1, url: 'https://moon.example/', title: '', isActive: false },
  ];
  const fronts: number[] = [];
  const bare: OpenTab[] = [];
  let looks = 0;
  const parts = {
    memory,
    serverClock: new ServerClock({ memory, now: () => now }),
    pages: new OwnPages({ root }),
    tabs: {
      all: async () => open,
      find: async (tabId: number) => open.find((tab) => tab.tabId === tabId) ?? null,
    },
    tabControl: {
      bringToFront: async (tabId: number) => void fronts.push(tabId),
      close: async () => undefined,
    },
    protection: { isLocked: false },
    cover: { look: async () => ((looks += 1), bare) },
  };
  const guard = new FreezeGuard(parts);
  const typed = (url: string, tabId = 1) => guard.hold({ type: 'main_frame', url, tabId });
  return {
    guard,
    parts,
    memory,
    open,
    bare,
    fronts,
    typed,
    looks: () => looks,
    later: (ms: number) => (now += ms),
  };
};

test('holds what the pupil asks the browser for, and nothing that a page does by itself', async () => {
  const { guard, typed, looks } = await create();
  expect(typed('https://games.example/')).toBeNull();
  await guard.take(freeze);
  expect(looks()).toBe(1);
  expect(typed('https://games.example/')).toEqual({
    redirectUrl: `${root}frozen.html#https://games.example/`,
  });
  expect(typed('https://games.example/', -1)).toEqual({ cancel: true });
  const byPage = { url: 'https://sea.example/2', tabId: 1, initiator: 'https://sea.example' };
  expect(guard.hold({ type: 'main_frame', ...byPage })).toBeNull();
  expect(guard.hold({ type: 'sub_frame', url: 'https://film.example/', tabId: 1 })).toBeNull();
});

test('lets the page in front be loaded again, also once it has moved on by itself', async () => {
  const { guard, typed } = await create();
  await guard.take(freeze);
  expect(typed('https://sea.example/')).toBeNull();
  expect(typed('https://sea.example/', 2)).not.toBeNull();
  await guard.moved(1, 'https://sea.example/2');
  expect(typed('https://sea.example/2')).toBeNull();
  await guard.moved(1, `${root}frozen.html#https://games.example/`);
  expect(typed('https://sea.example/2')).toBeNull();
});

test('brings the tab back that was in front; where it is gone, the new one stays', async () => {
  const { guard, open, fronts } = await create();
  await guard.take(freeze);
  await guard.activated(1, 2);
  expect(fronts).toEqual([1]);
  open.splice(0, 1, { tabId: 3, windowId: 1, url: 'https://new.example/', title: '', isActive: true });
  await guard.activated(1, 3);
  await guard.activated(1, 2);
  expect(fronts).toEqual([1, 3]);
});

test('lets a helpline open, typed or in a tab of its own, and holds everything else as before', async () => {
  const { guard, open, fronts, typed } = await create();
  const childline = 'https://www.childline.org.uk/';
  await guard.take(freeze);
  open.push({ tabId: 3, windowId: 1, url: childline, title: '', isActive: false });
  await guard.activated(1, 3);
  expect([typed(childline), fronts]).toEqual([null, []]);
  await guard.moved(1, childline);
  expect([typed(sea), typed(childline)]).toEqual([null, null]);
  expect(typed('https://games.example/')).not.toBeNull();
  await guard.activated(1, 2);
  expect(fronts).toEqual([1]);
});

test('holds no window to a helpline that was in front when it began', async () => {
  const { guard, open, fronts, typed } = await create();
  const helpline = { tabId: 1, windowId: 1, url: 'https://www.ceop.police.uk/', title: '' };
  open.splice(0, 1, { ...helpline, isActive: true });
  await guard.take(freeze);
  open.splice(0, 2, { ...helpline, isActive: false }, { ...helpline, tabId: 2, url: sea, isActive: true });
  await guard.activated(1, 2);
  expect([fronts, typed(sea, 2)]).toEqual([[], null]);
});

test('leaves the screen to a lock', async () => {
  const { guard, parts, typed, fronts } = await create();
  await guard.take(freeze);
  parts.protection.isLocked = true;
  await guard.activated(1, 2);
  expect([typed('https://games.example/'), fronts]).toEqual([null, []]);
});

test('is over at its end, and taken up by the next life of the worker before it', async () => {
  const { guard, parts, memory, typed, later } = await create();
  await memory.write('state', { ...initialDeviceState, freeze });
  await guard.take(freeze);
  const next = new FreezeGuard(parts);
  await next.start();
  expect(next.hold({ type: 'main_frame', url: 'https://games.example/', tabId: 1 })).not.toBeNull();
  expect(next.hold({ type: 'main_frame', url: 'https://sea.example/', tabId: 1 })).toBeNull();
  later(60_000);
  expect([typed('https://games.example/'), next.freeze]).toEqual([null, null]);
});

test('a page of the browser’s own in front is not said to be frozen; one of ours, and the end, are as they should be', async () => {
  const { guard, bare } = await create();
  const enforce = createEnforceFreeze({ freezeGuard: guard });
  bare.push({ tabId: 1, windowId: 1, url: `${root}blocked.html#${sea}`, title: '', isActive: true });
  await enforce(freeze);
  bare.push({ tabId: 2, windowId: 2, url: 'chrome://newtab/', title: '', isActive: true });
  await expect(enforce(freeze)).rejects.toThrow('it cannot be frozen');
  await enforce(null);
});

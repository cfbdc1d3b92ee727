import { describe, expect, test } from 'vitest';
import { buildCategoryIndex } from '#shared/policy/category-index.ts';
import { initialDeviceState, type DeviceState } from '#shared/device-state.ts';
import type { Policy } from '#shared/policy/policy.ts';
import type { FirmTabs } from '../chromium/firm-tabs.ts';
import type { OpenTab, OpenTabs } from '../chromium/open-tabs.ts';
import { createMemory, createVolatileArea } from '../memory.ts';
import { OwnPages } from '../own-pages.ts';
import { ServerClock } from '../server-clock.ts';
import { createFirstRequest } from './first-request.ts';
import { guardNavigation, guardSettingOut } from './navigation.ts';
import { OpenConnections } from './open-connections.ts';
import { Redirects } from './redirects.ts';
import { Protection } from './protection.ts';
import { sweep } from './sweep.ts';
import { judgedPolicy as policy, withAnIndex } from './judged-policy.ts';

const root = 'chrome-extension://abc/';
const lock = { by: 'Miss Clarke', message: '', startedAt: 1, endsAt: 9_000 };

const create = async (about: { policy?: Policy | null; state?: Partial<DeviceState>; now?: number } = {}) => {
  const memory = createMemory({ local: createVolatileArea(), session: createVolatileArea() });
  const { policy: kept = policy, state = {}, now = 1_000 } = about;
  await memory.write('configuration', {
    serverUrl: 'https://thinkclick.school.example',
    enrolmentKey: 'k',
    schoolName: 'Appletree',
  });
  if (kept !== null) await memory.write('policy', { version: 1, text: JSON.stringify(kept), signature: 'x' });
  await memory.write('state', { ...initialDeviceState, ...state });
  const pages = new OwnPages({ root });
  const serverClock = new ServerClock({ memory, now: () => now });
  const protection = new Protection({ memory, serverClock, pages });
  await protection.start();
  return { protection, pages };
};

class FakeTabs implements OpenTabs {
  list: OpenTab[];
  constructor(urls: readonly string[]) {
    this.list = urls.map((url, index) => ({
      tabId: index,
      windowId: 1,
      url,
      title: '',
      isActive: index === 0,
    }));
  }
  all = async () => this.list;
  front = async () => this.list[0] ?? null;
  find = async (tabId: number) => this.list.find((tab) => tab.tabId === tabId) ?? null;
  go = async (tabId: number, url: string) => {
    this.list = this.list.map((tab) => (tab.tabId === tabId ? { ...tab, url } : tab));
  };
  goBack = async () => undefined;
  open = async () => null;
  get urls(): string[] {
    return this.list.map(({ url }) => url);
  }
}

const firm = (tabs: FakeTabs): FirmTabs => ({
  frames: async () => [],
  putAway: tabs.go,
  reload: async () => undefined,
  reloadWithWorkers: async () => undefined,
});

describe('where an address leads', () => {
  test.each([
    ['https://maths.example/sums', null],
    ['https://bets.example/win?a=1&b=2#c', `${root}blocked.html#https://bets.example/win?a=1&b=2#c`],
    ['https://new.example/', `${root}think.html#https://new.example/`],
    [
      'https://www.google.com/search?q=cats',
      'https://www.google.com/search?q=cats&safe=active&ssui=on&udm=14',
    ],
    ['https://search.yahoo.com/search?p=cats', 'https://search.example/?q=cats'],
    ['chrome://newtab/', null],
    ['https://thinkclick.school.example/', null],
  ])('%s → %s', async (address, instead) => {
    const { protection } = await create();
    expect(protection.route(address).instead).toBe(instead);
  });

  test('nothing but the school’s server is open before the first policy', async () => {
    const { protection } = await create({ policy: null });
    expect(protection.route('https://maths.example/').instead).toBe(
      `${root}blocked.html?wait#https://maths.example/`,
    );
    expect(protection.route('https://thinkclick.school.example/').instead).toBeNull();
    expect(protection.route('chrome://newtab/').instead).toBeNull();
  });

  test('a lock holds everything until its end, and not longer', async () => {
    const held = await create({ state: { lock } });
    expect(held.protection.route('https://maths.example/').instead).toBe(
      `${root}lock.html#https://maths.example/`,
    );
    const over = await create({ state: { lock }, now: 9_000 });
    expect(over.protection.route('https://maths.example/').instead).toBeNull();
  });
});

/** The browser as the worker's answers reach it: where tabs were sent, and which hosts the rules were told to let through. */
const createAsking = async (readiness: { ready?: Promise<void>; isReady?: boolean } = {}) => {
  const { protection } = await create({ policy: withAnIndex });
  protection.setFullIndex(buildCategoryIndex([{ id: 'learning', hosts: ['sums.games.example'] }]));
  const sent: string[] = [];
  const letThrough: string[] = [];
  const redirects = new Redirects({ go: async (tabId, url) => void sent.push(`${tabId} → ${url}`) });
  const ask = createFirstRequest({
    ready: readiness.ready ?? Promise.resolve(),
    isReady: () => readiness.isReady ?? true,
    protection,
    redirects,
    letThrough: async (address) => void letThrough.push(address),
  });
  return { ask, sent, letThrough };
};

describe('a request', () => {
  const typed = { type: 'main_frame', url: 'https://bets.example/', tabId: 0 };
  const instead = `${root}blocked.html#https://bets.example/`;

  test('of the browser for a page goes to our page, for a frame nowhere', async () => {
    const { ask, sent } = await createAsking();
    expect(await ask(typed)).toEqual({ redirectUrl: instead });
    expect(await ask({ ...typed, type: 'sub_frame' })).toEqual({ cancel: true });
    expect(sent).toEqual([]);
  });

  test('of a page is held until its tab has set out for our page', async () => {
    const { ask, sent } = await createAsking();
    expect(await ask({ ...typed, initiator: 'https://rabbits.example' })).toEqual({ cancel: true });
    expect(sent).toEqual([`0 → ${instead}`]);
  });

  test('of a page is held also where the browser has just asked for its link, to have it ready', async () => {
    const { ask, sent } = await createAsking();
    await ask(typed);
    expect(await ask({ ...typed, initiator: 'https://rabbits.example' })).toEqual({ cancel: true });
    // The link is made ready while the tab is on its way, and the page asks again.
    await ask(typed);
    await ask({ ...typed, initiator: 'https://rabbits.example' });
    expect(sent).toEqual([`0 → ${instead}`]);
  });

  test.each([
    ['made ready behind the page that is shown', { documentLifecycle: 'prerender' }],
    ['that belongs to no tab', { tabId: -1 }],
  ])('for a page %s is stopped, and no tab moves', async (_, about) => {
    const { ask, sent } = await createAsking();
    expect(await ask({ ...typed, initiator: 'https://rabbits.example', ...about })).toEqual({ cancel: true });
    expect(sent).toEqual([]);
  });

  test('for a frame of a site that only asks to think is let through, and a search in a frame is made strict', async () => {
    const { ask } = await createAsking();
    expect(await ask({ ...typed, type: 'sub_frame', url: 'https://new.example/' })).toEqual({});
    const url = 'https://www.google.com/search?q=cats';
    expect(await ask({ ...typed, type: 'sub_frame', url })).toEqual({
      redirectUrl: 'https://www.google.com/search?q=cats&safe=active&ssui=on&udm=14',
    });
  });

  test('that only the full index lets open is let through by the rules too, which do not know of it', async () => {
    const { ask, letThrough } = await createAsking();
    expect(await ask({ ...typed, url: 'https://games.example/' })).toHaveProperty('redirectUrl');
    expect(await ask({ ...typed, url: 'https://maths.example/' })).toEqual({});
    expect(letThrough).toEqual([]);
    const url = 'https://sums.games.example/';
    expect(await ask({ ...typed, url })).toEqual({});
    expect(letThrough).toEqual([url]);
  });

  test('waits until the worker has read what it knows', async () => {
    let open: () => void = () => undefined;
    const ready = new Promise<void>((resolve) => (open = resolve));
    const { ask } = await createAsking({ ready, isReady: false });
    const answer = ask(typed);
    expect(answer).toBeInstanceOf(Promise);
    open();
    expect(await answer).toEqual({ redirectUrl: instead });
  });

  test('is stopped when the worker cannot read what it knows', async () => {
    const ready = Promise.reject(new Error('storage is broken'));
    const { ask } = await createAsking({ ready, isReady: false });
    expect(await ask({ ...typed, url: 'https://maths.example/' })).toEqual({ cancel: true });
  });
});

describe('a tab that arrives', () => {
  const arrive = async (url: string, { tabUrl = url, isOnTheWay = false, guard = guardNavigation } = {}) => {
    const tabs = new FakeTabs([tabUrl]);
    const redirects = new Redirects({ go: tabs.go });
    if (isOnTheWay) redirects.note(0, url);
    const parts = { tabs, redirects, ...(await create()) };
    return { stays: await guard(parts, { tabId: 0, frameId: 0, url }), urls: tabs.urls };
  };

  test('where it may not be is sent to our page', async () => {
    expect(await arrive('https://bets.example/')).toEqual({
      stays: false,
      urls: [`${root}blocked.html#https://bets.example/`],
    });
  });

  test('where it may be stays', async () => {
    expect(await arrive('https://maths.example/')).toEqual({ stays: true, urls: ['https://maths.example/'] });
  });

  test('is left alone when a rule has sent it to our page already', async () => {
    const ours = `${root}blocked.html?wait#https://bets.example/`;
    expect((await arrive('https://bets.example/', { tabUrl: ours })).urls).toEqual([ours]);
  });

  test('is left alone while its redirected request is on the way', async () => {
    const url = 'https://bets.example/';
    expect((await arrive(url, { isOnTheWay: true })).urls).toEqual([url]);
  });

  test('while it sets out for a refused engine is left to the request, which knows what a form asks', async () => {
    const url = 'https://uk.search.yahoo.com/search';
    expect(await arrive(url, { guard: guardSettingOut })).toEqual({ stays: true, urls: [url] });
    expect((await arrive(url)).urls).not.toEqual([url]);
    expect((await arrive('https://bets.example/', { guard: guardSettingOut })).stays).toBe(false);
  });
});

describe('the sweep', () => {
  const swept = async (url: string, about: Parameters<typeof create>[0] = {}) => {
    const tabs = new FakeTabs([url]);
    const connections = new OpenConnections();
    await sweep({ tabs, firmTabs: firm(tabs), connections, ...(await create(about)) });
    return tabs.urls[0];
  };
  test.each([
    ['https://bets.example/', `${root}blocked.html#https://bets.example/`],
    ['https://maths.example/', 'https://maths.example/'],
    ['https://new.example/', 'https://new.example/'],
    [`${root}blocked.html#https://maths.example/`, 'https://maths.example/'],
    [`${root}blocked.html?wait#https://bets.example/`, `${root}blocked.html#https://bets.example/`],
    [`${root}think.html#https://bets.example/`, `${root}blocked.html#https://bets.example/`],
    [`${root}popup.html`, `${root}popup.html`],
  ])('%s → %s', async (url, after) => {
    expect(await swept(url)).toBe(after);
  });

  test.each([
    ['a frame of a blocked site', ['https://bets.example/'], [], 1],
    ['a frame of a site nobody knows, of which it asks only', ['https://new.example/'], [], 0],
    ['a socket to a blocked site', [], [{ url: 'wss://bets.example/' }], 1],
    ['a worker’s socket to a blocked site', [], [{ url: 'wss://bets.example/', tabId: -1 }], 1],
    ['a socket to a site nobody knows', [], [{ url: 'wss://new.example/' }], 0],
    ['another tab’s socket', [], [{ url: 'wss://bets.example/', tabId: 7 }], 0],
  ])('an open page with %s is loaded anew (or not)', async (_what, frames, held, times) => {
    const tabs = new FakeTabs(['https://maths.example/']);
    const connections = new OpenConnections();
    for (const each of held) {
      const about = { requestId: '1', tabId: 0, initiator: 'https://maths.example', type: 'websocket' };
      connections.opened({ ...about, ...each });
    }
    const reloaded: number[] = [];
    const firmTabs = {
      ...firm(tabs),
      frames: async () => frames,
      reload: async (tabId: number) => void reloaded.push(tabId),
      reloadWithWorkers: async (tabId: number) => void reloaded.push(tabId),
    };
    await sweep({ tabs, firmTabs, connections, ...(await create()) });
    expect(reloaded).toHaveLength(times);
  });

  test('touches nothing under a lock', async () => {
    expect(await swept('https://bets.example/', { state: { lock } })).toBe('https://bets.example/');
  });
});

import { expect, test } from 'vitest';
import type { OpenTab } from '../chromium/open-tabs.ts';
import { createMemory, createVolatileArea } from '../memory.ts';
import { OwnPages } from '../own-pages.ts';
import { ServerClock } from '../server-clock.ts';
import { TabLimitGuard } from './tab-limit-guard.ts';

const root = 'chrome-extension://abc/';
const limit = { by: 'Miss Clarke', most: 2, startedAt: 0, endsAt: 60_000 };
const film = 'https://film.example/';
const saying = `${root}tab-limit.html`;

const create = () => {
  let now = 1_000;
  const memory = createMemory({ local: createVolatileArea(), session: createVolatileArea() });
  const open: OpenTab[] = [];
  const done: string[] = [];
  const guard = new TabLimitGuard({
    memory,
    serverClock: new ServerClock({ memory, now: () => now }),
    pages: new OwnPages({ root }),
    tabs: {
      all: async () => open,
      go: async (tabId: number, url: string) => {
        done.push(`${tabId} shows ${url.replace(root, '')}`);
        open.splice(
          open.findIndex((tab) => tab.tabId === tabId),
          1,
          { tabId, windowId: 1, url, title: '', isActive: true },
        );
      },
    },
    tabControl: {
      bringToFront: async (tabId: number) => void done.push(`${tabId} in front`),
      close: async (tabId: number) => void done.push(`${tabId} closed`),
    },
    isApart: (tabId) => tabId === 99,
  });
  const add = (tabId: number, url = `https://site${tabId}.example/`): Promise<void> => {
    open.push({ tabId, windowId: 1, url, title: '', isActive: true });
    return guard.created(tabId);
  };
  const remove = (tabId: number): void =>
    void open.splice(
      open.findIndex((tab) => tab.tabId === tabId),
      1,
    );
  const show = (tabId: number, url: string): void => {
    remove(tabId);
    open.push({ tabId, windowId: 1, url, title: '', isActive: true });
  };
  return { guard, add, remove, show, done, later: (ms: number) => (now += ms) };
};

test('one tab too many says so; the next one closes in favour of the one that says it', async () => {
  const { guard, add, done } = create();
  await guard.take(limit);
  await add(1);
  await add(2);
  expect(done).toEqual([]);
  await add(3);
  await add(4);
  expect(done).toEqual(['3 shows tab-limit.html', '4 closed', '3 in front']);
});

test('a page typed into a tab too many waits until there is room', async () => {
  const { guard, add, remove } = create();
  await guard.take(limit);
  for (const tabId of [1, 2, 3]) await add(tabId);
  expect([guard.isExtra(2), guard.isExtra(3)]).toEqual([false, true]);
  expect(await guard.hold({ tabId: 3, url: film })).toEqual({ redirectUrl: saying });
  remove(1);
  expect(await guard.hold({ tabId: 3, url: film })).toBeNull();
  expect(guard.isExtra(3)).toBe(false);
});

test('a helpline opens in a tab too many, which nothing else does afterwards', async () => {
  const { guard, add, done } = create();
  const ceop = 'https://www.ceop.police.uk/Safety-Centre/';
  await guard.take({ ...limit, most: 1 });
  await add(1);
  await add(2, ceop);
  expect(done).toEqual([]);
  expect(await guard.hold({ tabId: 2, url: film })).toEqual({ redirectUrl: saying });
  await add(3);
  expect(await guard.hold({ tabId: 3, url: ceop })).toBeNull();
  expect(await guard.hold({ tabId: 3, url: film })).toEqual({ redirectUrl: saying });
});

test('what the teacher sends, our own pages and the school’s own windows are never too many', async () => {
  const { guard, add, done } = create();
  await guard.take({ ...limit, most: 1 });
  await add(1);
  await guard.letOneMore(() => add(2));
  await add(3, `${root}lock.html`);
  await add(4, saying);
  await add(99);
  expect(done).toEqual([]);
  await add(5);
  expect(done).toEqual(['5 closed', '4 in front']);
});

test('ends at its end', async () => {
  const { guard, add, done, later } = create();
  await guard.take({ ...limit, most: 1 });
  await add(1);
  later(60_000);
  await add(2);
  expect([done, guard.limit]).toEqual([[], null]);
});

test('a tab that was too many, and opened once the limit was over, is one that stays by the next', async () => {
  const { guard, add, remove, show } = create();
  await guard.take({ ...limit, most: 1 });
  await add(1);
  await add(2);
  await guard.take(null);
  show(2, film);
  await guard.take({ ...limit, startedAt: 500, most: 1 });
  remove(1);
  expect(guard.isExtra(2)).toBe(false);
  expect(await guard.hold({ tabId: 3, url: film })).toEqual({ redirectUrl: saying });
});

test('a tab that still says that it is too many, is so by the next limit', async () => {
  const { guard, add } = create();
  await guard.take({ ...limit, most: 1 });
  await add(1);
  await add(2);
  await guard.take({ ...limit, startedAt: 500, most: 1 });
  expect(await guard.hold({ tabId: 2, url: film })).toEqual({ redirectUrl: saying });
});

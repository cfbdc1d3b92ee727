import { expect, test } from 'vitest';
import { failure, success } from '#shared/result.ts';
import type { OpenTab } from '../chromium/open-tabs.ts';
import { createMemory, createVolatileArea } from '../memory.ts';
import { OwnPages } from '../own-pages.ts';
import { createCloseTab } from './close-tab.ts';
import { SentTabs } from './sent-tabs.ts';

const root = 'chrome-extension://abc/';
const reason = 'We have finished with it.';
const tab = (tabId: number, url: string, title = ''): OpenTab => ({
  tabId,
  windowId: 1,
  url,
  title,
  isActive: tabId === 1,
});

const create = async () => {
  const sentTabs = new SentTabs({
    memory: createMemory({ local: createVolatileArea(), session: createVolatileArea() }),
  });
  const open = [
    tab(1, 'https://docs.example/one', 'My story'),
    tab(2, 'https://docs.example/two', 'My homework'),
    tab(3, `${root}blocked.html#https://bets.example/`, 'Closed'),
  ];
  const said: unknown[] = [];
  const closeTab = createCloseTab({
    tabs: { all: async () => open },
    tabControl: {
      bringToFront: async () => undefined,
      close: async (tabId) =>
        void open.splice(
          open.findIndex((each) => each.tabId === tabId),
          1,
        ),
    },
    pages: new OwnPages({ root }),
    protection: { isStopped: false },
    sentTabs,
    openWindow: async (url) => void said.push(JSON.parse(decodeURIComponent(url.split('#')[1] ?? ''))),
  });
  const close = (url: string, tabId?: number) =>
    closeTab({ url, reason, ...(tabId !== undefined && { tabId }) }, { by: 'Miss Clarke' });
  const closeSent = (url: string) => closeTab({ url, reason, isSent: true }, { by: 'Miss Clarke' });
  return { close, closeSent, sentTabs, said, left: () => open.map(({ tabId }) => tabId) };
};

test('closes one of two documents at a site, and names it to the pupil', async () => {
  const { close, said, left } = await create();
  expect(await close('https://docs.example/two', 2)).toEqual(success(null));
  expect(left()).toEqual([1, 3]);
  expect(said).toEqual([{ by: 'Miss Clarke', text: reason, closed: 'My homework', replies: [] }]);
});

test('without a number closes every tab of the site', async () => {
  const { close, left } = await create();
  expect(await close('https://docs.example/')).toEqual(success(null));
  expect(left()).toEqual([3]);
});

test('leaves a tab that has gone to another site', async () => {
  const { close, left } = await create();
  expect(await close('https://docs.example/', 3)).toEqual(failure('not-found', 'No such tab is open.'));
  expect(left()).toEqual([1, 2, 3]);
});

test('closes a tab with a closed page, which the teacher sees at the address of that page', async () => {
  const { close, left } = await create();
  expect(await close('https://bets.example/', 3)).toEqual(success(null));
  expect(left()).toEqual([1, 2]);
});

test('what a teacher sent is closed again, and nothing that the pupil had open at that site', async () => {
  const { closeSent, sentTabs, left } = await create();
  const two = 'https://docs.example/two';
  expect(await closeSent(two)).toEqual(failure('not-found', 'No such tab is open.'));
  await sentTabs.note(2, two);
  expect(await closeSent('https://docs.example/one')).toMatchObject({ ok: false });
  expect(await closeSent(two)).toEqual(success(null));
  expect(left()).toEqual([1, 3]);
});

test('a tab that was sent, and has gone to another site since, stays', async () => {
  const { closeSent, sentTabs, left } = await create();
  await sentTabs.note(2, 'https://sea.example/');
  expect(await closeSent('https://sea.example/')).toMatchObject({ ok: false, reason: 'not-found' });
  expect(left()).toEqual([1, 2, 3]);
});

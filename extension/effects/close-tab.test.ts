import { expect, test } from 'vitest';
import { failure, success } from '#shared/result.ts';
import type { OpenTab } from '../chromium/open-tabs.ts';
import { OwnPages } from '../own-pages.ts';
import { createCloseTab } from './close-tab.ts';

const root = 'chrome-extension://abc/';
const reason = 'We have finished with it.';
const tab = (tabId: number, url: string, title = ''): OpenTab => ({
  tabId,
  windowId: 1,
  url,
  title,
  isActive: tabId === 1,
});

const create = () => {
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
    openWindow: async (url) => void said.push(JSON.parse(decodeURIComponent(url.split('#')[1] ?? ''))),
  });
  const close = (url: string, tabId?: number) =>
    closeTab({ url, reason, ...(tabId !== undefined && { tabId }) }, { by: 'Miss Clarke' });
  return { close, said, left: () => open.map(({ tabId }) => tabId) };
};

test('closes one of two documents at a site, and names it to the pupil', async () => {
  const { close, said, left } = create();
  expect(await close('https://docs.example/two', 2)).toEqual(success(null));
  expect(left()).toEqual([1, 3]);
  expect(said).toEqual([{ by: 'Miss Clarke', text: reason, closed: 'My homework', replies: [] }]);
});

test('without a number closes every tab of the site', async () => {
  const { close, left } = create();
  expect(await close('https://docs.example/')).toEqual(success(null));
  expect(left()).toEqual([3]);
});

test('leaves a tab that has gone to another site', async () => {
  const { close, left } = create();
  expect(await close('https://docs.example/', 3)).toEqual(failure('not-found', 'No such tab is open.'));
  expect(left()).toEqual([1, 2, 3]);
});

test('closes a tab with a closed page, which the teacher sees at the address of that page', async () => {
  const { close, left } = create();
  expect(await close('https://bets.example/', 3)).toEqual(success(null));
  expect(left()).toEqual([1, 2]);
});

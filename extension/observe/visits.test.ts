import { expect, test, vi } from 'vitest';
import type { NewReport } from '#shared/reports.ts';
import type { OpenTab, OpenTabs } from '../chromium/open-tabs.ts';
import { Visits } from './visits.ts';

const create = () => {
  const told: NewReport[] = [];
  const searched: string[] = [];
  let tab: OpenTab | null = null;
  const tabs: OpenTabs = {
    all: async () => [],
    front: async () => null,
    find: async () => tab,
    go: async () => undefined,
    goBack: async () => undefined,
    open: async () => null,
  };
  const visits = new Visits({
    tabs,
    add: async (report) => told.push(report),
    safeEngine: () => 'https://search.example/?q={words}',
    searched: async (_url, words) => void searched.push(words),
  });
  const shows = (url: string, title: string): void => {
    tab = { tabId: 1, windowId: 1, url, title, isActive: true };
  };
  return { visits, told, searched, shows };
};
const maths = 'https://maths.example/';

test('a visit is told once, with the title the page came to have', async () => {
  const { visits, told, shows } = create();
  await visits.opened(1, maths);
  shows(maths, 'Sums');
  await visits.settle(1);
  await visits.settle(1);
  expect(told).toEqual([{ kind: 'visit', url: maths, title: 'Sums' }]);
});

test('nobody is told of a helpline, nor that it was left; the page after it is a visit', async () => {
  const { visits, told, shows } = create();
  await visits.opened(1, 'https://www.childline.org.uk/');
  shows('https://www.childline.org.uk/', 'Childline');
  await visits.settle(1);
  await visits.opened(1, maths);
  await visits.closed(1);
  expect(told).toEqual([{ kind: 'visit', url: maths, title: '' }]);
});

test('a page that never gives a title is told without, by itself', async () => {
  const { visits, told } = create();
  await visits.opened(1, maths);
  await vi.waitFor(() => expect(told).toEqual([{ kind: 'visit', url: maths, title: '' }]), 5_000);
});

test('a page left before its title came is still told, and not under the next page’s title', async () => {
  const { visits, told, shows } = create();
  await visits.opened(1, maths);
  shows('https://music.example/', 'Songs');
  await visits.opened(1, 'https://music.example/');
  await visits.closed(1);
  expect(told).toEqual([
    { kind: 'visit', url: maths, title: '' },
    { kind: 'visit', url: 'https://music.example/', title: 'Songs' },
  ]);
});

test('an address a page gives itself again is not told again; loading it again is', async () => {
  const { visits, told } = create();
  await visits.opened(1, maths);
  await visits.opened(1, maths);
  visits.reloaded(1);
  await visits.opened(1, maths);
  await visits.settle(1);
  expect(told).toHaveLength(2);
});

test('the browser’s own pages and ours are not told', async () => {
  const { visits, told } = create();
  for (const url of [
    'chrome://newtab/',
    'chrome-extension://abc/blocked.html#https://x.example/',
    'about:blank',
  ]) {
    await visits.opened(1, url);
    await visits.closed(1);
  }
  expect(told).toEqual([]);
});

test('a search is told with its words, beside the visit', async () => {
  const { visits, told } = create();
  await visits.opened(1, 'https://www.bing.com/search?q=baby+hedgehogs&adlt=strict');
  await visits.closed(1);
  expect(told[0]).toMatchObject({ kind: 'search', engine: 'Bing', words: 'baby hedgehogs' });
  expect(told[1]).toMatchObject({ kind: 'visit' });
});

test('a very long address and title are cut to what the server takes', async () => {
  const { visits, told, shows } = create();
  const long = `${maths}${'a'.repeat(5_000)}`;
  await visits.opened(1, long);
  shows(long, 'ä'.repeat(900));
  await visits.settle(1);
  expect(told[0]).toMatchObject({ url: long.slice(0, 2048), title: 'ä'.repeat(300) });
});

import { expect, test } from 'vitest';
import type { OpenTab, OpenTabs } from '../chromium/open-tabs.ts';
import type { Protection, Route } from './protection.ts';
import { SearchSettings } from './search-settings.ts';

const lax = 'https://search.example/?q=a&tab=images';
const strict = `${lax}&strict=1`;

/** Only what is asked of it here: the strict address for the lax one. */
const routes = (verdict: 'allow' | 'block'): Pick<Protection, 'route'> => ({
  route: (url): Route => ({
    decision: { verdict, reason: 'category', rule: '', categoryId: null },
    instead: url === lax ? strict : null,
  }),
});

const at = (url: string, verdict: 'allow' | 'block' = 'allow') => {
  const went: string[] = [];
  const tab: OpenTab = { tabId: 1, windowId: 1, url, title: '', isActive: true };
  const tabs: Pick<OpenTabs, 'find' | 'go'> = {
    find: async () => tab,
    go: async (_, to) => void went.push(to),
  };
  return { went, settings: new SearchSettings({ tabs, protection: routes(verdict) }) };
};

test('a search that arrived without its settings is asked again with them', async () => {
  const { went, settings } = at(lax);
  expect(await settings.keep(1, lax)).toBe(false);
  expect(went).toEqual([strict]);
});

test('an engine that takes them out of its address is not asked for ever', async () => {
  const { went, settings } = at(lax);
  await settings.keep(1, lax);
  expect(await settings.keep(1, lax)).toBe(true);
  expect(went).toEqual([strict]);
  settings.closed(1);
  expect(await settings.keep(1, lax)).toBe(false);
});

test('what is strict already stays, and so does a tab that has gone on', async () => {
  expect(await at(strict).settings.keep(1, strict)).toBe(true);
  const gone = at('https://elsewhere.example/');
  expect(await gone.settings.keep(1, lax)).toBe(true);
  expect(gone.went).toEqual([]);
});

test('a page that is blocked is for others to put away', async () => {
  const { went, settings } = at(lax, 'block');
  expect(await settings.keep(1, lax)).toBe(true);
  expect(went).toEqual([]);
});

import { expect, test } from 'vitest';
import type { Decision } from '#shared/policy/decide.ts';
import { createMemory, createVolatileArea } from '../memory.ts';
import { OwnPages } from '../own-pages.ts';
import { LeftPages } from './left-pages.ts';

const pages = new OwnPages({ root: 'chrome-extension://abc/' });
const decisionOn = (isClosed: boolean): Decision => ({
  verdict: isClosed ? 'block' : 'allow',
  reason: 'block-list',
  rule: '',
  categoryId: null,
});

const create = () => {
  const closed = new Set<string>();
  const open = new Map<number, string>();
  const forgotten: string[] = [];
  const protection = {
    isLocked: false,
    decide: (address: string) => decisionOn(closed.has(new URL(address).host)),
    route: (address: string) => {
      const decision = decisionOn(closed.has(new URL(address).host));
      return { decision, instead: pages.instead(decision, address) };
    },
  };
  const tabOf = (tabId: number, url: string) => ({ tabId, windowId: 1, url, title: '', isActive: true });
  const leftPages = new LeftPages({
    memory: createMemory({ local: createVolatileArea(), session: createVolatileArea() }),
    pages,
    protection,
    tabs: {
      find: async (tabId) => tabOf(tabId, open.get(tabId) ?? ''),
      all: async () => [...open].map(([tabId, url]) => tabOf(tabId, url)),
    },
    forget: async (origins) => void forgotten.push(...origins),
  });
  const visit = async (url: string, frames: string[] = []): Promise<void> => {
    open.set(1, url);
    await leftPages.committed({ tabId: 1, frameId: 0, url });
    for (const frame of frames) await leftPages.committed({ tabId: 1, frameId: 7, url: frame });
  };
  return { leftPages, visit, closed, forgotten, protection };
};

test('a page that was left and is closed now is forgotten, once, and no other', async () => {
  const { leftPages, visit, closed, forgotten } = create();
  await visit('https://music.example/a#part');
  await visit('https://maths.example/');
  await leftPages.forgetClosed();
  expect(forgotten).toEqual([]);
  closed.add('music.example');
  await leftPages.forgetClosed();
  await leftPages.forgetClosed();
  expect(forgotten).toEqual(['https://music.example']);
});

test('so is a page that holds a frame of what is closed now', async () => {
  const { leftPages, visit, closed, forgotten } = create();
  await visit('https://forum.example/', ['https://films.example/x', 'about:blank']);
  await visit('https://maths.example/');
  closed.add('films.example');
  await leftPages.forgetClosed();
  expect(forgotten).toEqual(['https://forum.example']);
});

test('a page that stands in a tab when it is closed is forgotten once one of our pages has taken its place', async () => {
  const { leftPages, visit, closed, forgotten } = create();
  await visit('https://music.example/');
  closed.add('music.example');
  await leftPages.forgetClosed();
  await visit(`${pages.url('blocked')}#https://music.example/`);
  expect(forgotten).toEqual(['https://music.example', 'https://music.example']);
});

test('a lock takes nothing away', async () => {
  const { leftPages, visit, closed, forgotten, protection } = create();
  await visit('https://music.example/');
  closed.add('music.example');
  protection.isLocked = true;
  await leftPages.forgetClosed();
  expect(forgotten).toEqual([]);
});

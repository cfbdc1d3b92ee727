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
  let forgotten = 0;
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
    forget: async () => void (forgotten += 1),
  });
  const visit = async (url: string, frames: string[] = []): Promise<void> => {
    open.set(1, url);
    await leftPages.committed({ tabId: 1, frameId: 0, url });
    for (const frame of frames) await leftPages.committed({ tabId: 1, frameId: 7, url: frame });
  };
  return { leftPages, visit, closed, timesForgotten: () => forgotten, protection };
};

test('what lies in the cache is forgotten when a page that was left is closed, once', async () => {
  const { leftPages, visit, closed, timesForgotten } = create();
  await visit('https://music.example/a#part');
  await visit('https://maths.example/');
  await leftPages.forgetClosed();
  expect(timesForgotten()).toBe(0);
  closed.add('music.example');
  await leftPages.forgetClosed();
  await leftPages.forgetClosed();
  expect(timesForgotten()).toBe(1);
});

test('so it is when a page holds a frame of what is closed now', async () => {
  const { leftPages, visit, closed, timesForgotten } = create();
  await visit('https://forum.example/', ['https://films.example/x', 'about:blank']);
  await visit('https://maths.example/');
  closed.add('films.example');
  await leftPages.forgetClosed();
  expect(timesForgotten()).toBe(1);
});

test('what stands in a tab when it is closed is forgotten once more when one of our pages has taken its place', async () => {
  const { leftPages, visit, closed, timesForgotten } = create();
  await visit('https://music.example/');
  closed.add('music.example');
  await leftPages.forgetClosed();
  await visit(`${pages.url('blocked')}#https://music.example/`);
  expect(timesForgotten()).toBe(2);
});

test('a lock takes nothing away', async () => {
  const { leftPages, visit, closed, timesForgotten, protection } = create();
  await visit('https://music.example/');
  closed.add('music.example');
  protection.isLocked = true;
  await leftPages.forgetClosed();
  expect(timesForgotten()).toBe(0);
});

import { expect, test } from 'vitest';
import { answerWhy } from './answer-why.ts';
import { Protection } from './enforce/protection.ts';
import { createMemory, createVolatileArea } from './memory.ts';
import { OwnPages } from './own-pages.ts';
import { ServerClock } from './server-clock.ts';

const root = 'chrome-extension://abc/';
const lunch = Date.parse('2026-11-23T12:30:00Z');

const create = (front: string | null) => {
  const memory = createMemory({ local: createVolatileArea(), session: createVolatileArea() });
  const pages = new OwnPages({ root });
  const serverClock = new ServerClock({ memory, now: () => lunch });
  const protection = new Protection({ memory, serverClock, pages });
  const tab = (url: string) => ({ tabId: 1, windowId: 1, url, title: '', isActive: true });
  const tabs = { front: async () => (front === null ? null : tab(front)) };
  return { tabs, pages, protection, serverClock };
};
const withPolicy = (front: string | null) => {
  const parts = create(front);
  parts.protection.setPolicy({
    version: 7,
    schoolName: 'Appletree Primary',
    publishedAt: 0,
    categories: [],
    rules: {
      audiences: [
        { audience: { kind: 'everyone' }, categories: {}, blockHosts: ['bets.example'], allowHosts: [] },
      ],
      uses: [],
      timetable: {
        periods: [{ time: 'lunch', days: [1, 2, 3, 4, 5], from: 720, to: 780 }],
        holidays: [],
      },
      emergencyHosts: [],
      needsSecondPerson: false,
      guestsNeedLease: false,
      unusedCover: { pupilMinutes: 30, staffMinutes: 10 },
      youTube: 'strict',
      safeEngine: 'https://search.example/?q={words}',
    },
  });
  return parts;
};

test('says of an address which rule decides, for whom, when, and by which version', async () => {
  expect(await answerWhy(withPolicy(null), 'https://bets.example/')).toMatchObject({
    address: 'https://bets.example/',
    person: 'guest',
    policyVersion: 7,
    time: 'lunch',
    now: lunch,
    steps: [{ verdict: 'block', reason: 'block-list', rule: expect.stringContaining('bets.example') }],
  });
});

test('the page in front is the one it holds back, where it is one of ours', async () => {
  const held = await answerWhy(withPolicy(`${root}blocked.html#https://bets.example/x`), null);
  expect(held?.address).toBe('https://bets.example/x');
  expect((await answerWhy(withPolicy('https://new.example/'), null))?.address).toBe('https://new.example/');
});

test('without a page or a policy there is nothing to say', async () => {
  expect(await answerWhy(withPolicy(null), null)).toBeNull();
  expect(await answerWhy(create('https://new.example/'), null)).toBeNull();
});

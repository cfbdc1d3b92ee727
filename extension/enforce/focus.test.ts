import { expect, test } from 'vitest';
import { initialDeviceState, type Focus } from '#shared/device-state.ts';
import { rulesNobodyChanged } from '#shared/policy/default-rules.ts';
import type { DnrRule } from '#shared/policy/dnr-rules.ts';
import type { Policy } from '#shared/policy/policy.ts';
import type { OpenTab, OpenTabs } from '../chromium/open-tabs.ts';
import { createMemory, createVolatileArea } from '../memory.ts';
import { OwnPages } from '../own-pages.ts';
import { ServerClock } from '../server-clock.ts';
import { createEnforceFocus } from './focus.ts';
import { InForce } from './in-force.ts';
import { LockScreen } from './lock-screen.ts';
import { Openings } from './openings.ts';
import { Protection } from './protection.ts';
import { OpenConnections } from './open-connections.ts';
import { Rules, type RuleSet } from './rules.ts';
import { sweep } from './sweep.ts';

const policy: Policy = {
  version: 1,
  schoolName: 'Made-up Primary',
  publishedAt: 0,
  rules: {
    audiences: [
      {
        audience: { kind: 'everyone' },
        categories: {},
        blockHosts: ['bets.example'],
        allowHosts: ['rabbits.example', 'volcano.example'],
        unknownSites: 'think',
      },
    ],
    ...rulesNobodyChanged(),
    youTube: 'moderate',
    safeEngine: 'https://safe.test/?q={words}',
  },
  categories: [],
};

const ruleSet = (): RuleSet & { rules: readonly DnrRule[] } => {
  const set = {
    rules: [] as readonly DnrRule[],
    ids: async () => set.rules.map(({ id }) => id),
    has: async (wanted: number) => set.rules.some(({ id }) => id === wanted),
    replace: async (_remove: number[], add: readonly DnrRule[]) => void (set.rules = add),
  };
  return set;
};

/** A device with nobody on the line: its own parts, a clock that is turned by hand, and tabs that are written down. */
const offlineDevice = async (urls: readonly string[]) => {
  let nowMs = 1_000_000;
  const memory = createMemory({ local: createVolatileArea(), session: createVolatileArea() });
  const serverClock = new ServerClock({ memory, now: () => nowMs });
  const pages = new OwnPages({ root: 'chrome-extension://abc/' });
  const protection = new Protection({ memory, serverClock, pages });
  protection.setPolicy(policy);
  const tabUrls = [...urls];
  const tabs = {
    all: async (): Promise<OpenTab[]> =>
      tabUrls.map((url, tabId) => ({ tabId, url, windowId: 1, title: '', isActive: false })),
    go: async (tabId: number, url: string) => void (tabUrls[tabId] = url),
  } as unknown as OpenTabs;
  const firmTabs = {
    frames: async () => [],
    putAway: (tabId: number, url: string) => tabs.go(tabId, url),
    reload: async () => undefined,
    reloadWithWorkers: async () => undefined,
  };
  const session = ruleSet();
  const wakes: number[] = [];
  const noScreen = { windows: async () => [] } as never;
  const pageUrls = { lockPage: pages.url('lock'), messagePage: pages.url('message') };
  const inForce = new InForce({
    memory,
    serverClock,
    pages,
    protection,
    openings: new Openings({ memory }),
    rules: new Rules({ memory, dynamic: ruleSet(), session }),
    lockScreen: new LockScreen({
      screen: noScreen,
      ...pageUrls,
      isLocked: () => false,
      staysOpen: () => false,
    }),
    sweep: () => sweep({ tabs, firmTabs, connections: new OpenConnections(), pages, protection }),
    dropKept: async () => undefined,
    isWorkerAsked: () => Promise.resolve(true),
    wakeIn: (delayMs) => wakes.push(delayMs),
    onChange: () => undefined,
  });
  await inForce.everything();
  const enforce = createEnforceFocus({ inForce });
  const focusOn = async (focus: Focus | null): Promise<void> => {
    await memory.write('state', { ...initialDeviceState, focus });
    await enforce(focus);
  };
  const turnClock = (byMs: number): void => void (nowMs += byMs);
  return { tabUrls, session, wakes, inForce, focusOn, turnClock, now: () => serverClock.now() };
};

const focusUntil = (endsAt: number): Focus => ({
  name: 'Volcanoes',
  by: 'Miss Clarke',
  startedAt: 0,
  endsAt,
  hosts: ['volcano.example'],
  pages: ['museum.example/lava'],
  needs: ['log-in.example'],
});
const putAway = (url: string): string => `chrome-extension://abc/blocked.html#${url}`;
const rabbits = 'https://rabbits.example/food';

test('puts away what is not listed, and brings it back at its end with nobody on the line', async () => {
  const device = await offlineDevice([rabbits, 'https://volcano.example/lava']);
  await device.focusOn(focusUntil(device.now() + 60_000));
  expect(device.tabUrls).toEqual([putAway(rabbits), 'https://volcano.example/lava']);
  expect(device.wakes.at(-1)).toBe(60_000);
  device.turnClock(60_000);
  await device.inForce.everything();
  expect(device.tabUrls).toEqual([rabbits, 'https://volcano.example/lava']);
  expect(device.session.rules).toEqual([]);
});

test('ended early, it brings back what may open and nothing else', async () => {
  const device = await offlineDevice([rabbits, 'https://bets.example/']);
  await device.focusOn(focusUntil(device.now() + 60_000));
  await device.focusOn(null);
  expect(device.tabUrls).toEqual([rabbits, putAway('https://bets.example/')]);
});

test('a listed page of a site that nobody knows opens in the browser’s own rules, too', async () => {
  const device = await offlineDevice([]);
  await device.focusOn(focusUntil(device.now() + 60_000));
  const opensPage = device.session.rules.some(
    ({ action, condition }) =>
      action.type === 'allow' &&
      condition.requestDomains?.includes('museum.example') &&
      new RegExp(condition.regexFilter ?? '(?!)').test('https://museum.example/lava'),
  );
  expect(opensPage).toBe(true);
});

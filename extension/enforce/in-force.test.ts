import { expect, test } from 'vitest';
import { rulesNobodyChanged } from '#shared/policy/default-rules.ts';
import type { DnrRule } from '#shared/policy/dnr-rules.ts';
import { initialDeviceState } from '#shared/device-state.ts';
import type { Policy } from '#shared/policy/policy.ts';
import { createMemory, createVolatileArea } from '../memory.ts';
import { OwnPages } from '../own-pages.ts';
import { ServerClock } from '../server-clock.ts';
import { InForce } from './in-force.ts';
import { LockScreen } from './lock-screen.ts';
import { Openings } from './openings.ts';
import { Protection } from './protection.ts';
import { Rules, type RuleSet } from './rules.ts';

const root = 'chrome-extension://abc/';
const lunchEnd = Date.parse('2026-11-23T13:00:00Z');
const policy: Policy = {
  version: 1,
  schoolName: 'Appletree Primary',
  publishedAt: 1,
  categories: [{ id: 'games', label: 'Games', isIllegal: false, hosts: ['games.example'] }],
  rules: {
    ...rulesNobodyChanged(),
    audiences: [{ audience: { kind: 'everyone' }, categories: {}, blockHosts: [], allowHosts: [] }],
    uses: [
      {
        id: 'play',
        label: 'Playing',
        categoryIds: ['games'],
        standing: 'at-certain-times',
        times: ['lunch'],
        nominated: [],
        opensWith: 'allow',
      },
    ],
    youTube: 'strict',
    safeEngine: 'https://search.example/?q={words}',
  },
};

const createRuleSet = (): RuleSet => {
  let kept: readonly DnrRule[] = [];
  return {
    ids: async () => kept.map(({ id }) => id),
    has: async (id) => kept.some((each) => each.id === id),
    replace: async (_removed, added) => {
      kept = added;
    },
  };
};

/** A browser without windows, on a clock that is moved by hand. */
const create = async (now: number) => {
  const time = { now, passing: 0 };
  const memory = createMemory({ local: createVolatileArea(), session: createVolatileArea() });
  const serverClock = new ServerClock({ memory, now: () => time.now });
  const pages = new OwnPages({ root });
  const protection = new Protection({ memory, serverClock, pages });
  const nothing = async (): Promise<void> => undefined;
  const screen = {
    windows: async () => {
      time.now += time.passing;
      time.passing = 0;
      return [];
    },
    openTab: nothing,
    activate: nothing,
    navigate: nothing,
    remove: nothing,
    minimise: nothing,
  };
  const lockScreen = new LockScreen({
    screen,
    lockPage: pages.url('lock'),
    messagePage: pages.url('message'),
    isLocked: () => protection.isLocked,
    staysOpen: () => false,
  });
  const wakes: number[] = [];
  const verdicts: string[] = [];
  const inForce = new InForce({
    memory,
    serverClock,
    pages,
    protection,
    openings: new Openings({ memory }),
    rules: new Rules({ memory, dynamic: createRuleSet(), session: createRuleSet() }),
    lockScreen,
    sweep: async () => void verdicts.push(protection.decide('https://games.example/')?.verdict ?? ''),
    dropKept: async () => undefined,
    wakeIn: (delayMs) => void wakes.push(delayMs),
    isWorkerAsked: () => Promise.resolve(true),
    onChange: () => undefined,
  });
  await inForce.policy(policy);
  return { time, memory, inForce, wakes, verdicts };
};

test('it looks again when the school time changes, and then what was open is shut', async () => {
  const { time, inForce, wakes, verdicts } = await create(lunchEnd - 60_000);
  expect([wakes, verdicts]).toEqual([[60_000], ['allow']]);
  time.now = lunchEnd;
  await inForce.everything();
  expect(verdicts).toEqual(['allow', 'block']);
  expect(wakes.at(-1)).toBeGreaterThan(3_600_000);
});

test('another wake-up at the very end does not push the change off', async () => {
  const { time, inForce, wakes } = await create(lunchEnd - 60_000);
  time.now = lunchEnd + 5;
  await inForce.live();
  expect(wakes.at(-1)).toBe(0);
  await inForce.everything();
  expect(wakes.at(-1)).toBeGreaterThan(3_600_000);
});

test('a change while the browser is being brought in line is done next', async () => {
  const { time, inForce, wakes } = await create(lunchEnd - 60_000);
  time.now = lunchEnd - 10;
  time.passing = 50;
  await inForce.everything();
  expect(time.now).toBe(lunchEnd + 40);
  expect(wakes.at(-1)).toBe(0);
});

test('a clock that was put back waits for the change again', async () => {
  const { time, inForce, wakes } = await create(lunchEnd + 60_000);
  time.now = lunchEnd - 30_000;
  await inForce.live();
  expect(wakes.at(-1)).toBe(30_000);
});

test('a lease that ended while nobody looked is put away at once', async () => {
  const { time, memory, inForce, wakes } = await create(lunchEnd - 60_000);
  const lock = { by: 'Miss Clarke', message: '', startedAt: 1, endsAt: lunchEnd - 30_000 };
  await memory.write('state', { ...initialDeviceState, lock });
  await inForce.live();
  expect(wakes.at(-1)).toBe(30_000);
  time.now = lunchEnd - 20_000;
  await inForce.live();
  expect(wakes.at(-1)).toBe(0);
});

test('it looks again when a guest is told of the end, and at the end', async () => {
  const minuteMs = 60_000;
  const { time, memory, inForce, wakes } = await create(lunchEnd);
  const guest = { by: 'Miss Clarke', label: 'Visitor', startedAt: 0, endsAt: lunchEnd + 20 * minuteMs };
  await memory.write('state', { ...initialDeviceState, guest });
  await inForce.live();
  expect(wakes.at(-1)).toBe(15 * minuteMs);
  time.now = lunchEnd + 15 * minuteMs;
  await inForce.everything();
  expect(wakes.at(-1)).toBe(5 * minuteMs);
});

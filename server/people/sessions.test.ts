import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Storage } from '../storage/storage.ts';
import { openStorage } from '../storage/storage.ts';
import { SecondFactorRules } from './second-factor-rules.ts';
import { SecondFactors } from './second-factors.ts';
import { sessionCookie } from './session-cookie.ts';
import { Sessions } from './sessions.ts';

const minute = 60_000;
const keys = { sessionSecret: Buffer.alloc(32, 7) };
const settings = { idleMs: 30 * minute, adminIdleMs: 10 * minute };

let folder: string;
let storage: Storage;
let sessions: Sessions;
let secondFactorRules: SecondFactorRules;
let now: number;
let ended: string[];

const addAccount = async (accountId: string, roles: string[]): Promise<void> => {
  const account = {
    accountId,
    name: accountId,
    email: `${accountId}@school.example`,
    roles: JSON.stringify(roles),
  };
  const rest = { passwordHash: null, isActive: 1, createdAt: 0, lastSeenAt: null };
  await storage.db
    .insertInto('accounts')
    .values({ ...account, ...rest })
    .execute();
};

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'thinkclick-sessions-'));
  storage = await openStorage(join(folder, 'x.sqlite'));
  now = 1_800_000_000_000;
  ended = [];
  const clock = () => now;
  const secondFactors = new SecondFactors({ storage, keys, clock });
  secondFactorRules = new SecondFactorRules({ storage, secondFactors, clock });
  sessions = new Sessions({ storage, settings, keys, secondFactorRules, clock });
  sessions.onEnd((hash) => ended.push(hash));
  await addAccount('ada', ['teacher']);
  await addAccount('rob', ['admin', 'teacher']);
});
afterEach(async () => {
  sessions.close();
  await storage.close();
  rmSync(folder, { recursive: true, force: true });
});

const signIn = async (accountId: string): Promise<string> => sessionCookie(await sessions.create(accountId));
const nameBehind = async (cookie: string | undefined): Promise<string | undefined> =>
  (await sessions.actorOf(cookie))?.name;

test('a session leads to its account and back from nothing else', async () => {
  const cookie = await signIn('ada');
  expect(await sessions.actorOf(`other=1; ${cookie}`)).toMatchObject({
    accountId: 'ada',
    roles: ['teacher'],
  });
  expect(await nameBehind(undefined)).toBeUndefined();
  expect(await nameBehind(cookie.replace('__Host-', ''))).toBeUndefined();
  expect(await nameBehind(`__Host-thinkclick=${'A'.repeat(43)}`)).toBeUndefined();
});

test('the cookie is not in the database, and its stored form is no cookie', async () => {
  const token = await sessions.create('ada');
  const row = await storage.db.selectFrom('sessions').selectAll().executeTakeFirstOrThrow();
  expect(JSON.stringify(row)).not.toContain(token);
  expect(await nameBehind(`__Host-thinkclick=${row.tokenHash.slice(0, 43)}`)).toBeUndefined();
});

test('it ends when it was idle too long, sooner for an administrator', async () => {
  const [teacher, admin] = [await signIn('ada'), await signIn('rob')];
  now += 10 * minute;
  expect([await nameBehind(teacher), await nameBehind(admin)]).toEqual(['ada', undefined]);
  now += 30 * minute;
  expect(await nameBehind(teacher)).toBeUndefined();
  expect(ended).toHaveLength(2);
});

test('use keeps it open, but not beyond twelve hours', async () => {
  const cookie = await signIn('ada');
  for (let passed = 0; passed < 12 * 60 - 20; passed += 20) {
    now += 20 * minute;
    expect(await nameBehind(cookie)).toBe('ada');
  }
  now += 20 * minute;
  expect(await nameBehind(cookie)).toBeUndefined();
});

test('use is written down once a minute at most', async () => {
  const cookie = await signIn('ada');
  const lastUsed = async (): Promise<number> =>
    (await storage.db.selectFrom('sessions').select('lastUsedAt').executeTakeFirstOrThrow()).lastUsedAt;
  const begun = now;
  now += minute - 1;
  await nameBehind(cookie);
  expect(await lastUsed()).toBe(begun);
  now += 1;
  await nameBehind(cookie);
  expect(await lastUsed()).toBe(now);
});

test('what is idle is ended without being asked for, and the listeners hear of it', async () => {
  const actor = await sessions.actorOf(await signIn('ada'));
  now += 30 * minute;
  await sessions.endStale();
  expect(ended).toEqual([actor?.sessionHash]);
});

test('ending all of one account leaves the others', async () => {
  const cookies = [await signIn('ada'), await signIn('ada'), await signIn('rob')];
  await sessions.endAllOf('ada');
  expect(ended).toHaveLength(2);
  expect(await Promise.all(cookies.map(nameBehind))).toEqual([undefined, undefined, 'rob']);
});

test('a deactivated account is out at once', async () => {
  const cookie = await signIn('ada');
  await storage.db.updateTable('accounts').set({ isActive: 0 }).execute();
  expect(await nameBehind(cookie)).toBeUndefined();
  expect(ended).toHaveLength(1);
});

test('confirming holds for this session only', async () => {
  const [here, there] = [await signIn('ada'), await signIn('ada')];
  const actor = await sessions.actorOf(here);
  if (!actor) throw new Error('not signed in');
  const until = await sessions.confirm(actor);
  expect(until).toBeGreaterThan(now);
  expect((await sessions.actorOf(here))?.confirmedUntil).toBe(until);
  expect((await sessions.actorOf(there))?.confirmedUntil).toBe(0);
});

test('a listener that stopped hears nothing', async () => {
  const heard: string[] = [];
  const stop = sessions.onEnd((hash) => heard.push(hash));
  stop();
  await signIn('ada');
  await sessions.endAllOf('ada');
  expect(heard).toEqual([]);
});

test('where a second factor is asked for, a session without one is nobody’s but for setting it up, from its day on', async () => {
  await addAccount('lead', ['dsl']);
  const cookies = [await signIn('lead'), await signIn('ada')];
  const seen = () =>
    Promise.all(cookies.map(async (cookie) => (await sessions.actorOf(cookie))?.accountId ?? null));
  await secondFactorRules.save({ of: 'leads', from: '2027-01-16' });
  expect(await seen()).toEqual(['lead', 'ada']);
  now += 24 * 60 * minute;
  const later = await signIn('lead');
  expect(await nameBehind(await signIn('ada'))).toBe('ada');
  expect(await sessions.actorOf(later)).toBeNull();
  expect(await sessions.actorWithoutFactor(later)).toMatchObject({ accountId: 'lead' });
});

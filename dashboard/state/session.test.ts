import { expect, test } from 'vitest';
import type { Me } from '#shared/api/sign-in.ts';
import { failure, success, type Result } from '#shared/result.ts';
import { createSession, may } from './session.ts';

const nobody: Me = { schoolName: 'Oak School', needsSetUp: false, account: null };
const somebody: Me = {
  ...nobody,
  account: {
    accountId: 'a1',
    name: 'Ms Grey',
    email: 'grey@oak.example',
    roles: ['teacher'],
    capabilities: ['teach'],
    confirmedUntil: 0,
    secondFactor: 'not-asked',
    secondFactorFrom: '2000-01-01',
  },
};
const sessionOver = (answers: Result<unknown>[]) => createSession(async () => answers.shift() as never);

test('a first visit without a session is no ended session', async () => {
  const session = sessionOver([success(nobody)]);
  await session.load();
  expect([session.account.value, session.hasEnded.value]).toEqual([null, false]);
});

test('a session that ends by itself says so, and a new sign-in forgets it', () => {
  const session = sessionOver([]);
  session.accept(somebody);
  session.end();
  expect([session.account.value, session.hasEnded.value]).toEqual([null, true]);
  expect(session.me.value?.schoolName).toBe('Oak School');
  session.accept(somebody);
  expect(session.hasEnded.value).toBe(false);
});

test('looking again finds that the session is gone', async () => {
  const session = sessionOver([success(nobody)]);
  session.accept(somebody);
  await session.load();
  expect(session.hasEnded.value).toBe(true);
});

test('signing out is no ended session, and a failed one signs nobody out', async () => {
  const session = sessionOver([failure('offline'), success(nobody)]);
  session.accept(somebody);
  expect((await session.signOut()).ok).toBe(false);
  expect(session.account.value?.name).toBe('Ms Grey');
  await session.signOut();
  expect([session.account.value, session.hasEnded.value]).toEqual([null, false]);
});

test('a server that cannot be asked leaves who is signed in as it was', async () => {
  const session = sessionOver([failure('offline', 'No way.')]);
  session.accept(somebody);
  await session.load();
  expect(session.account.value?.name).toBe('Ms Grey');
  expect(session.failure.value?.detail).toBe('No way.');
});

test('confirming moves the time and nothing else', () => {
  const session = sessionOver([]);
  session.accept(somebody);
  session.confirm(99);
  expect(session.account.value).toEqual({ ...somebody.account, confirmedUntil: 99 });
});

test('may asks the capabilities', () => {
  expect(may(somebody.account, 'teach')).toBe(true);
  expect(may(somebody.account, 'deploy')).toBe(false);
  expect(may(null, 'teach')).toBe(false);
});

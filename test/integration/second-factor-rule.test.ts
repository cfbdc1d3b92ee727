import { afterEach, beforeEach, expect, test } from 'vitest';
import { LiveSchool } from '../support/live-school.ts';
import { madeUpStaff, type StaffKey } from '../support/made-up-people.ts';
import { phoneCode } from '../support/phone-codes.ts';

let school: LiveSchool;
beforeEach(async () => {
  school = await LiveSchool.open(1, 'dsl', 'head');
  await confirm('head');
});
afterEach(() => school.close());

const confirm = (key: StaffKey) =>
  school.as(key).do('confirmPassword', { password: madeUpStaff[key].password });
const dayMs = 86_400_000;
const dayIn = (days: number): string => new Date(Date.now() + days * dayMs).toISOString().slice(0, 10);
const ask = (of: 'nobody' | 'leads' | 'everyone', from: string) =>
  school.as('head').do('saveSecondFactorRule', { of, from });
const openDesk = (key: StaffKey) => school.as(key).call('desk', { shelf: 'open', kind: 'all', search: '' });
const standing = async (key: StaffKey) => (await school.as(key).do('me', {})).account?.secondFactor;
const setUp = async (key: StaffKey): Promise<void> => {
  await confirm(key);
  const { secret } = await school.as(key).do('beginSecondFactor', {});
  await school.as(key).do('confirmSecondFactor', { code: phoneCode(secret, Date.now()) });
};

test('until its day whoever has none is asked and goes on, from then on nothing opens before it is set up', async () => {
  await ask('leads', dayIn(3));
  expect([await standing('dsl'), await standing('teacher')]).toEqual(['asked', 'not-asked']);
  expect(await openDesk('dsl')).toMatchObject({ ok: true });
  await ask('leads', dayIn(-1));
  expect(await standing('dsl')).toBe('needed');
  expect(await openDesk('dsl')).toMatchObject({ reason: 'needs-second-factor' });
  const evidence = await fetch(`${school.url}/api/evidence/x`, {
    headers: { cookie: school.as('dsl').cookie() },
  });
  expect(evidence.status).toBe(401);
  expect(await school.as('teacher').call('classes', {})).toMatchObject({ ok: true });
  await setUp('dsl');
  expect(await standing('dsl')).toBe('not-asked');
  expect(await openDesk('dsl')).toMatchObject({ ok: true });
});

test('who lost their phone is let in again by somebody who looks after people, and sets up another first', async () => {
  await setUp('dsl');
  await setUp('head');
  await ask('everyone', dayIn(-1));
  const accountId = (await school.as('dsl').do('me', {})).account?.accountId ?? '';
  const hasOne = async () =>
    (await school.as('head').do('accounts', {})).find((each) => each.accountId === accountId)
      ?.hasSecondFactor;
  expect(await hasOne()).toBe(true);
  await school.as('head').do('endSecondFactor', { accountId });
  expect(await hasOne()).toBe(false);
  const { email, password } = madeUpStaff.dsl;
  expect(await school.as('dsl').call('signIn', { email, password })).toMatchObject({
    value: { account: { secondFactor: 'needed' } },
  });
  expect(await openDesk('dsl')).toMatchObject({ reason: 'needs-second-factor' });
  await setUp('dsl');
  expect(await openDesk('dsl')).toMatchObject({ ok: true });
});

test('only who looks after people says of whom it is asked, after their password, and it is on record', async () => {
  const rule = { of: 'everyone', from: dayIn(0) } as const;
  await confirm('dsl');
  expect(await school.as('dsl').call('saveSecondFactorRule', rule)).toMatchObject({ reason: 'not-allowed' });
  expect(await school.as('admin').call('saveSecondFactorRule', rule)).toMatchObject({
    reason: 'confirm-password',
  });
  await ask('leads', dayIn(2));
  expect(await school.as('head').do('secondFactorRule', {})).toEqual({ of: 'leads', from: dayIn(2) });
  await school.recorded('the rule', ({ action }) => action === 'set-second-factor-rule');
});

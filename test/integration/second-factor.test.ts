import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { counterCode } from '../../server/people/one-time-codes.ts';
import { LiveSchool } from '../support/live-school.ts';
import { madeUpStaff, type StaffKey } from '../support/made-up-people.ts';
import { createStaffClient } from '../support/staff-client.ts';

const stepMs = 30_000;
const { email, password } = madeUpStaff.dsl;

let school: LiveSchool;
let secret: Buffer;
let recoveryCodes: readonly string[];

/** As a phone would. */
const decode = (text: string): Buffer => {
  const bits = [...text].map((sign) => letters.indexOf(sign).toString(2).padStart(5, '0')).join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
};
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
let turnedMs = 0;
/** The next step of time, so that each code is a new one. */
const nextCode = (): string => {
  school.turnClock(stepMs);
  turnedMs += stepMs;
  return counterCode(secret, Math.floor((Date.now() + turnedMs) / stepMs));
};
const confirm = (key: StaffKey, code?: string) =>
  school.as(key).call('confirmPassword', { password: madeUpStaff[key].password, ...(code && { code }) });
const signIn = (code?: string) => school.as('dsl').call('signIn', { email, password, ...(code && { code }) });

beforeEach(async () => {
  turnedMs = 0;
  school = await LiveSchool.open(1, 'dsl', 'head');
  await confirm('dsl');
  const begun = await school.as('dsl').do('beginSecondFactor', {});
  secret = decode(begun.secret);
  ({ recoveryCodes } = await school.as('dsl').do('confirmSecondFactor', { code: nextCode() }));
});
afterEach(() => school.close());

describe('with a second factor', () => {
  test('the password alone opens nothing: not the dashboard, not the evidence', async () => {
    expect(await signIn()).toMatchObject({ reason: 'needs-code' });
    expect(await confirm('dsl')).toMatchObject({ reason: 'needs-code' });
    expect(await signIn(nextCode())).toMatchObject({ ok: true });
    expect(await school.as('dsl').call('subjectItems', { pupilId: 'x' })).toMatchObject({
      reason: 'confirm-password',
    });
    expect(await confirm('dsl', nextCode())).toMatchObject({ ok: true });
    expect(await school.as('dsl').call('subjectItems', { pupilId: school.pupilIds[0] ?? '' })).toMatchObject({
      ok: true,
    });
  });

  test('a link for a new password is no second factor, ends the one before and what was open, and is good for an hour', async () => {
    const accountId = (await school.as('dsl').do('me', {})).account?.accountId ?? '';
    const give = () => school.as('admin').call('givePasswordLink', { accountId });
    expect(await give()).toMatchObject({ reason: 'confirm-password' });
    await confirm('admin');
    const tokenOf = async () => {
      const { url } = await school.as('admin').do('givePasswordLink', { accountId });
      return new URL(url).hash.slice(1);
    };
    const [old, late] = [await tokenOf(), await tokenOf()];
    const somebody = createStaffClient(school.url);
    const choosing = (token: string) =>
      somebody.call('acceptInvitation', { token, password: 'five green lamps' });
    expect(await choosing(old)).toMatchObject({ reason: 'expired' });
    expect(await school.as('dsl').do('me', {})).toMatchObject({ account: { accountId } });
    school.turnClock(60 * 60_000);
    turnedMs += 60 * 60_000;
    expect(await choosing(late)).toMatchObject({ reason: 'expired' });
    await school.signInAgain('admin');
    await confirm('admin');
    expect(await choosing(await tokenOf())).toMatchObject({ ok: true, value: { account: null } });
    expect(await school.as('dsl').do('me', {})).toMatchObject({ account: null });
    expect(await signIn(nextCode())).toMatchObject({ reason: 'not-allowed' });
    const fresh = { email, password: 'five green lamps' };
    expect(await somebody.call('signIn', fresh)).toMatchObject({ reason: 'needs-code' });
    expect(await somebody.call('signIn', { ...fresh, code: nextCode() })).toMatchObject({ ok: true });
    const lines = await school.ledgerLines();
    expect(lines.filter(({ action }) => action === 'give-password-link')).toHaveLength(3);
  });

  test('a wrong password is not told from a wrong code', async () => {
    expect(await school.as('dsl').call('signIn', { email, password: 'not the password' })).toMatchObject({
      reason: 'not-allowed',
    });
  });

  test('a code is good once, also for two at once', async () => {
    const code = nextCode();
    const both = await Promise.all([signIn(code), signIn(code)]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await signIn(code)).toMatchObject({ reason: 'not-allowed' });
  });

  test('a recovery code opens it once, however it is typed', async () => {
    const [first = ''] = recoveryCodes;
    const typed = first.toLowerCase().replaceAll(/(.{4})/g, '$1 ');
    expect(await signIn(typed)).toMatchObject({ ok: true });
    expect(await signIn(first)).toMatchObject({ reason: 'not-allowed' });
    expect(await school.as('dsl').do('secondFactor', {})).toEqual({ recoveryLeft: 9 });
  });

  test('guessing is slowed down', async () => {
    const answers = [];
    for (let guess = 0; guess < 10; guess += 1) answers.push(await signIn('000000'));
    expect(answers.at(-1)).toMatchObject({ reason: 'too-many' });
  });

  test('neither secret nor recovery codes are readable in the database', async () => {
    const [row] = await school.storage.db.selectFrom('secondFactors').selectAll().execute();
    expect(Buffer.from(row?.sealedSecret ?? '', 'base64').includes(secret)).toBe(false);
    for (const code of recoveryCodes) expect(row?.recoveryHashes).not.toContain(code);
  });

  test('somebody who lost their phone is let in again by those who look after people, on record', async () => {
    const { accountId = '' } = (await school.as('dsl').do('me', {})).account ?? {};
    await confirm('teacher');
    expect(await school.as('teacher').call('endSecondFactor', { accountId })).toMatchObject({
      reason: 'not-allowed',
    });
    expect(await school.as('head').call('endSecondFactor', { accountId })).toMatchObject({
      reason: 'confirm-password',
    });
    await confirm('head');
    await school.as('head').do('endSecondFactor', { accountId });
    expect(await signIn()).toMatchObject({ ok: true });
    await school.recorded(
      'it',
      ({ action, outcome }) => action === 'end-second-factor' && outcome === 'done',
    );
  });
});

test('it is in use only after a right code, and a dashboard left open does not set one up', async () => {
  const head = school.as('head');
  expect(await head.call('beginSecondFactor', {})).toMatchObject({ reason: 'confirm-password' });
  await confirm('head');
  await head.do('beginSecondFactor', {});
  expect(await head.call('confirmSecondFactor', { code: '000000' })).toMatchObject({ reason: 'not-allowed' });
  expect(await head.do('secondFactor', {})).toEqual({ recoveryLeft: null });
  expect(await confirm('head')).toMatchObject({ ok: true });
});

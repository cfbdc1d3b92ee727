import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { databaseFileIn } from '../../server/config.ts';
import { madeUpStaff, type StaffKey } from '../support/made-up-people.ts';
import { phoneCode } from '../support/phone-codes.ts';
import { createStaffClient, type StaffClient } from '../support/staff-client.ts';
import { TellingSchool } from '../support/telling-school.ts';
import { waitUntil } from '../support/wait-until.ts';

const minute = 60_000;
const day = 1_440 * minute;
const holder = 'Dr Penrose';
const newPassword = 'six borrowed umbrellas';

let telling: TellingSchool;
let stranger: StaffClient;
beforeEach(async () => {
  telling = await TellingSchool.open();
  stranger = createStaffClient(telling.live.url);
});
afterEach(() => telling.close());

const confirm = (key: StaffKey) =>
  telling.live.as(key).do('confirmPassword', { password: madeUpStaff[key].password });
const make = async (): Promise<string> => {
  await confirm('admin');
  return (await telling.admin.do('makeEmergencyCode', { holder })).code;
};
const adminId = async (): Promise<string> => (await telling.admin.do('me', {})).account?.accountId ?? '';
const idOf = async (key: StaffKey): Promise<string> =>
  (await telling.live.as(key).do('me', {})).account?.accountId ?? '';
const inLedger = async (action: string) => {
  const lines = await telling.live.as('head').do('ledger', {});
  return lines.filter((line) => line.action === action);
};

describe('an emergency code', () => {
  test('is made by an admin who gave their password again, is listed, and ends the one before', async () => {
    expect(await telling.admin.call('makeEmergencyCode', { holder })).toMatchObject({
      reason: 'confirm-password',
    });
    await confirm('head');
    expect(await telling.live.as('head').call('makeEmergencyCode', { holder })).toMatchObject({
      reason: 'not-allowed',
    });
    const first = await make();
    expect(first).toMatch(/^([A-Z2-7]{4} ){7}[A-Z2-7]{4}$/);
    const second = await make();
    expect(await telling.live.as('head').do('emergencyCode', {})).toMatchObject({
      code: { holder, madeBy: madeUpStaff.admin.name },
    });
    expect(await stranger.call('useEmergencyCode', { code: first })).toMatchObject({ reason: 'not-allowed' });
    expect(await stranger.call('useEmergencyCode', { code: second })).toMatchObject({ ok: true });
    expect(await inLedger('make-emergency-code')).toHaveLength(2);
  });

  test('is kept as a hash only', async () => {
    const code = await make();
    const row = await telling.live.storage.db.selectFrom('emergencyCodes').selectAll().executeTakeFirst();
    expect(row?.codeHash).toMatch(/^\$argon2id\$/);
    await telling.live.storage.db.selectFrom('settings').select('key').execute();
    const file = databaseFileIn(telling.live.dataFolder);
    const bytes = ['', '-wal'].map((end) => readFileSync(`${file}${end}`).toString('latin1')).join('');
    expect(bytes).toContain(holder);
    for (const written of [code, code.replaceAll(' ', '')]) expect(bytes).not.toContain(written);
  });

  test('opens nothing once it was withdrawn', async () => {
    const code = await make();
    await telling.admin.do('withdrawEmergencyCode', {});
    expect(await telling.admin.do('emergencyCode', {})).toEqual({ code: null });
    expect(await stranger.call('useEmergencyCode', { code })).toMatchObject({ reason: 'not-allowed' });
    expect(await telling.admin.call('withdrawEmergencyCode', {})).toMatchObject({ reason: 'not-found' });
  });

  test('is used up, also by two at once, however it is typed', async () => {
    const code = (await make()).toLowerCase().replaceAll(' ', '-');
    const both = await Promise.all([1, 2].map(() => stranger.call('useEmergencyCode', { code })));
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await stranger.call('useEmergencyCode', { code })).toMatchObject({ reason: 'not-allowed' });
    expect(await telling.admin.do('emergencyCode', {})).toEqual({ code: null });
  });

  test('cannot be guessed at for long', async () => {
    const answers = [];
    for (let guess = 0; guess < 10; guess += 1)
      answers.push(await stranger.call('useEmergencyCode', { code: 'AAAA' }));
    expect(answers[0]).toMatchObject({ reason: 'not-allowed' });
    expect(answers.at(-1)).toMatchObject({ reason: 'too-many' });
    expect((await inLedger('use-emergency-code')).every(({ outcome }) => outcome === 'refused')).toBe(true);
  });
});

describe('by the code', () => {
  /** The step of time is the next one, so that a code is new. */
  const setUpFactor = async (): Promise<void> => {
    await confirm('admin');
    const { secret } = await telling.admin.do('beginSecondFactor', {});
    await telling.admin.do('confirmSecondFactor', { code: phoneCode(secret, Date.now()) });
  };

  test('an admin gets in again without the old password and the lost phone', async () => {
    const code = await make();
    await setUpFactor();
    const { people } = await stranger.do('useEmergencyCode', { code });
    expect(people.map(({ name, hasSecondFactor }) => [name, hasSecondFactor])).toEqual([
      [holder, false],
      [madeUpStaff.admin.name, true],
    ]);
    const accountId = await adminId();
    const { invitationUrl } = await stranger.do('giveEmergencyLink', { accountId });
    await stranger.do('endFactorInEmergency', { accountId });
    const back = createStaffClient(telling.live.url);
    await back.do('acceptInvitation', { token: new URL(invitationUrl).hash.slice(1), password: newPassword });
    expect(await telling.admin.do('me', {})).toMatchObject({ account: null });
    const { email, password } = madeUpStaff.admin;
    expect(await back.call('signIn', { email, password })).toMatchObject({ reason: 'not-allowed' });
    expect(await back.call('signIn', { email, password: newPassword })).toMatchObject({ ok: true });
    for (const action of ['use-emergency-code', 'give-emergency-link', 'end-second-factor'])
      expect(await inLedger(action), action).toMatchObject([{ actor: 'Emergency code', outcome: 'done' }]);
  });

  test('one person is let in, and nobody who does not look after people', async () => {
    await stranger.do('useEmergencyCode', { code: await make() });
    const [lead, head] = [await idOf('dsl'), await idOf('head')];
    expect(await stranger.call('giveEmergencyLink', { accountId: lead })).toMatchObject({
      reason: 'not-found',
    });
    await stranger.do('giveEmergencyLink', { accountId: head });
    const other = { accountId: await adminId() };
    expect(await stranger.call('giveEmergencyLink', other)).toMatchObject({ reason: 'conflict' });
    expect(await stranger.call('endFactorInEmergency', other)).toMatchObject({ reason: 'conflict' });
    expect(await stranger.call('giveEmergencyLink', { accountId: head })).toMatchObject({ ok: true });
  });

  test('half an hour is the end of it, however much it is used', async () => {
    await stranger.do('useEmergencyCode', { code: await make() });
    const accountId = await adminId();
    telling.live.turnClock(29 * minute);
    expect(await stranger.call('giveEmergencyLink', { accountId })).toMatchObject({ ok: true });
    telling.live.turnClock(minute);
    expect(await stranger.call('giveEmergencyLink', { accountId })).toMatchObject({ reason: 'expired' });
    expect(await stranger.do('emergencySession', {})).toEqual({ session: null });
  });

  test('the link that it gives is good for half an hour', async () => {
    await stranger.do('useEmergencyCode', { code: await make() });
    const give = { accountId: await adminId() };
    const token = new URL((await stranger.do('giveEmergencyLink', give)).invitationUrl).hash.slice(1);
    telling.live.turnClock(30 * minute);
    const late = createStaffClient(telling.live.url);
    expect(await late.call('acceptInvitation', { token, password: newPassword })).toMatchObject({
      reason: 'expired',
    });
  });

  test('it ends when whoever has it says so', async () => {
    await stranger.do('useEmergencyCode', { code: await make() });
    const before = createStaffClient(telling.live.url, stranger.cookie());
    await stranger.do('endEmergencySession', {});
    expect(await before.do('emergencySession', {})).toEqual({ session: null });
  });
});

describe('the alarm', () => {
  test('reaches every admin, head and lead by mail and the rooms, with a category and a link', async () => {
    await telling.setUpMail();
    await telling.setUpRoom('teams', '/teams');
    await telling.live.as('head').do('saveOwnMail', { byMail: false });
    const code = await make();
    await stranger.do('useEmergencyCode', { code });
    const told = ['admin', 'head', 'dsl'] as const;
    await waitUntil('all have mail', () => told.every((key) => telling.mailTo(key).length === 1));
    await waitUntil('the room has it', () => telling.posts.posted.length === 1);
    for (const raw of [
      ...told.map((key) => telling.mailTo(key)[0]?.raw ?? ''),
      String(telling.posts.posted[0]?.body ?? ''),
    ]) {
      expect(raw).toContain('An emergency code was used');
      expect(raw).toContain(telling.live.url);
      for (const secret of [holder, code, code.replaceAll(' ', '')]) expect(raw).not.toContain(secret);
    }
    expect(telling.mailTo('teacher')).toEqual([]);
  });

  test('stands on dashboards until somebody writes why, which ends what is still open', async () => {
    const socket = await telling.live.dashboard('head');
    let changes = 0;
    socket.on('emergency-changed', () => (changes += 1));
    await stranger.do('useEmergencyCode', { code: await make() });
    await waitUntil('dashboards hear', () => changes === 1);
    const accountId = await adminId();
    await stranger.do('giveEmergencyLink', { accountId });
    const [use, ...others] = await telling.live.as('head').do('emergencyUses', {});
    expect(others).toEqual([]);
    expect(use).toMatchObject({ holder, helped: madeUpStaff.admin.name });
    const answer = { useId: use?.useId ?? '', reason: 'The admin lost the phone' };
    await telling.live.as('head').do('answerEmergencyUse', answer);
    expect(await telling.admin.do('emergencyUses', {})).toEqual([]);
    expect(await telling.admin.call('answerEmergencyUse', answer)).toMatchObject({ reason: 'not-found' });
    expect(await stranger.call('giveEmergencyLink', { accountId })).toMatchObject({ reason: 'expired' });
    expect(await inLedger('answer-emergency-use')).toMatchObject([{ actor: madeUpStaff.head.name }]);
  });

  test('is forgotten three years after somebody wrote why, and never before', async () => {
    for (const _use of [1, 2]) await stranger.do('useEmergencyCode', { code: await make() });
    const [use] = await telling.live.as('head').do('emergencyUses', {});
    await telling.live.as('head').do('answerEmergencyUse', { useId: use?.useId ?? '', reason: 'A try' });
    const left = async () => {
      await telling.live.signInAgain('dsl');
      await confirm('dsl');
      await telling.live.as('dsl').do('runRetention', {});
      const { db } = telling.live.storage;
      return (await db.selectFrom('emergencyUses').select('answeredAt').execute()).length;
    };
    telling.live.turnClock(1_094 * day);
    expect(await left()).toBe(2);
    telling.live.turnClock(2 * day);
    expect(await left()).toBe(1);
  });
});

import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Role } from '#shared/roles.ts';
import { madeUpStaff, type StaffKey } from '../support/made-up-people.ts';
import { createStaffClient } from '../support/staff-client.ts';
import { TellingSchool } from '../support/telling-school.ts';
import { waitUntil } from '../support/wait-until.ts';

const newcomer = { name: 'Ludo Marchbanks', email: 'ludo@hazelwood.example' };
const newAccount = 'There is a new account that may be the second person where it takes two';
const newPassword = 'Somebody made a link for a new password to your account';

let telling: TellingSchool;
beforeEach(async () => {
  telling = await TellingSchool.open('governor', 'chair');
});
afterEach(() => telling.close());

const add = (...roles: Role[]) => telling.admin.do('addAccount', { ...newcomer, roles });
const accountOf = async (key: StaffKey): Promise<string> =>
  (await telling.live.as(key).do('me', {})).account?.accountId ?? '';
const giveLink = async (accountId: string) => {
  await telling.admin.do('confirmPassword', { password: madeUpStaff.admin.password });
  return telling.admin.do('givePasswordLink', { accountId });
};
const until = (what: string, count: number) =>
  waitUntil(what, () => telling.mail.received.length >= count && telling.mail.received);
/** One that goes out by the same way later: what has not come before it was not sent. */
const nothingButOwnLink = async () => {
  await giveLink(await accountOf('governor'));
  await until('the last mail', 1);
  expect(telling.mail.received.map(({ to }) => to)).toEqual([[madeUpStaff.governor.email]]);
};

const leads = ['dsl', 'head'] as const;
test.each([
  ['dsl', leads],
  ['head', [...leads, 'chair']],
  ['chair-of-governors', [...leads, 'chair']],
  ['governor', [...leads, 'chair']],
] as const)(
  'where an account of a %s is made, %s have mail, also those who want none, and no name',
  async (role, keys) => {
    await telling.setUpMail();
    for (const key of keys) await telling.live.as(key).do('saveOwnMail', { byMail: false });
    await add('teacher', role);
    const received = await until('all have mail', keys.length);
    expect(received.map(({ to }) => to[0]).toSorted()).toEqual(
      keys.map((key) => madeUpStaff[key].email).toSorted(),
    );
    const { db } = telling.live.storage;
    expect(await db.selectFrom('notificationSends').select('sendId').execute()).toHaveLength(keys.length);
    for (const { raw } of received) {
      expect(raw).toContain(`${newAccount}.`);
      expect(raw).toContain(`${telling.live.url}/notifications`);
      expect(raw).not.toMatch(/Ludo|Marchbanks|Amara|Oduya/i);
    }
  },
);

test('whom it was made by and when is on the page that the mail leads to, the newest first', async () => {
  await add('teacher', 'governor');
  const secondsOf = async (key: StaffKey) => (await telling.live.as(key).do('notifySettings', {})).seconds;
  for (const key of ['dsl', 'head', 'chair'] as const)
    expect((await secondsOf(key))[0]).toMatchObject({
      name: newcomer.name,
      roles: ['governor'],
      madeBy: madeUpStaff.admin.name,
    });
  expect(await secondsOf('admin')).toEqual([]);
});

test('of an account that never stands second nobody is told, nor where none is made', async () => {
  await telling.setUpMail();
  await add('teacher', 'admin', 'filtering-manager');
  const again = await telling.admin.call('addAccount', { ...newcomer, roles: ['head'] });
  expect(again).toMatchObject({ reason: 'conflict' });
  await nothingButOwnLink();
});

test('whose account a link for a new password was made to is told, and it is sent again until it arrives', async () => {
  await telling.setUpMail();
  telling.mail.isBroken = true;
  const { url } = await giveLink(await accountOf('head'));
  const dsl = telling.live.as('dsl');
  const undelivered = async () => (await dsl.do('notifySettings', {})).undelivered;
  await waitUntil('it was tried', async () => (await undelivered()).length === 1);
  expect(await undelivered()).toMatchObject([{ to: madeUpStaff.head.name, isGivenUp: false }]);
  telling.mail.isBroken = false;
  await dsl.do('sendAgain', {});
  const [mail] = await until('it has come', 1);
  expect(mail?.to).toEqual([madeUpStaff.head.email]);
  expect(mail?.raw).toContain(newPassword);
  expect(mail?.raw).not.toContain(new URL(url).hash.slice(1));
});

test('so is whoever is let in by the emergency code', async () => {
  await telling.setUpMail();
  await telling.admin.do('confirmPassword', { password: madeUpStaff.admin.password });
  const { code } = await telling.admin.do('makeEmergencyCode', { holder: 'The office' });
  const stranger = createStaffClient(telling.live.url);
  await stranger.do('useEmergencyCode', { code });
  await stranger.do('giveEmergencyLink', { accountId: await accountOf('admin') });
  const isTold = () => telling.mailTo('admin').some(({ raw }) => raw.includes(newPassword));
  await waitUntil('they have mail', isTold);
});

test('before there is mail nothing is kept to be told later', async () => {
  await add('head');
  await telling.setUpMail();
  await nothingButOwnLink();
});

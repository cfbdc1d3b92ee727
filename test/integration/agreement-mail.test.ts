import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { standardTexts } from '#shared/agreements/standard-texts.ts';
import { ledgerSays, publishAgreement } from '../support/agreement-school.ts';
import { LiveSchool } from '../support/live-school.ts';
import { MailServer } from '../support/mail-server.ts';
import { madeUpStaff, type StaffKey } from '../support/made-up-people.ts';
import { createSchool } from '../support/school.ts';
import { startServer } from '../support/start-server.ts';

let school: LiveSchool;
let mail: MailServer;

beforeEach(async () => {
  mail = await MailServer.open();
  school = await LiveSchool.open(1, 'dsl', 'otherTeacher');
  await publishAgreement(school, 'staff');
});
afterEach(async () => {
  await school.close();
  await mail.close();
});

const setUpMail = (isOn = true, admin = school.as('admin')) => {
  const from = 'thinkclick@hazelwood.example';
  const facts = { host: '127.0.0.1', port: mail.port, security: 'none' as const, user: '', from };
  const change = { channel: 'mail', isOn, facts: { ...facts, certificate: '' }, password: null } as const;
  return admin.do('saveChannel', change);
};
const idOf = async (key: StaffKey) => (await school.as(key).do('me', {})).account?.accountId ?? '';
const send = async (...keys: StaffKey[]) =>
  school.as('dsl').call('mailAgreementLinks', { accountIds: await Promise.all(keys.map(idOf)) });
const sent = async (...keys: StaffKey[]) => {
  const answer = await send(...keys);
  if (!answer.ok) throw new Error(answer.reason);
  return answer.value.map(({ name, problem }) => [name, problem]);
};
const linkIn = (key: StaffKey): string =>
  /http:\S+\/agree\/[A-Z2-9]{12}/.exec(mail.to(madeUpStaff[key].email).at(-1)?.raw ?? '')?.[0] ?? '';
const words = async (url: string) => (await fetch(url)).text();
const standing = async () => (await school.as('dsl').do('missingAgreements', {})).mail;

describe('a link by mail', () => {
  test('is whose address it goes to, signs for them once, and stands nowhere else', async () => {
    await setUpMail();
    expect(await sent('teacher', 'otherTeacher')).toEqual([
      [madeUpStaff.teacher.name, null],
      [madeUpStaff.otherTeacher.name, null],
    ]);
    expect(mail.received).toHaveLength(2);
    const url = linkIn('otherTeacher');
    expect(await words(url)).toContain(`For ${madeUpStaff.otherTeacher.name}`);
    const form = { name: 'B. Bell', agree: 'yes', 'check-staff-0': '1' };
    expect((await fetch(url, { method: 'POST', body: new URLSearchParams(form) })).status).toBe(200);
    expect(await school.as('otherTeacher').do('ownAgreement', {})).toMatchObject({ standing: 'signed' });
    const line = await ledgerSays(school, 'mailed', 'mail-agreement-links', 'done');
    expect(line).toContain(String.raw`\"notSent\":0,\"sent\":2`);
    const code = url.split('/').at(-1) ?? '-';
    const rows = await school.storage.db.selectFrom('ledger').selectAll().execute();
    const links = await school.storage.db.selectFrom('agreementLinks').selectAll().execute();
    expect(JSON.stringify([rows, links])).not.toContain(code);
    expect(await standing()).toEqual({ state: 'working', lastFailure: '' });
  });

  test('is not sent to who has signed, nor to an account that is closed, nor by a teacher', async () => {
    await setUpMail();
    const teacher = school.as('teacher');
    const versionId = (await teacher.do('ownAgreement', {})).version?.versionId ?? '';
    await teacher.do('signOwnAgreement', { versionId, name: 'A. Clarke', answers: [1] });
    expect(await sent('teacher')).toEqual([[madeUpStaff.teacher.name, 'Nothing is missing from them.']]);
    const accountIds = [await idOf('otherTeacher')];
    await school.as('admin').do('deactivateAccount', { accountId: accountIds[0] ?? '' });
    expect(await school.as('dsl').call('mailAgreementLinks', { accountIds })).toMatchObject({
      reason: 'not-found',
    });
    expect(await teacher.call('mailAgreementLinks', { accountIds })).toMatchObject({ reason: 'not-allowed' });
    expect(await teacher.do('missingAgreements', {})).toMatchObject({ mail: null });
    expect(mail.received).toEqual([]);
  });

  test('that nobody takes says why, and leaves the code that was handed out before', async () => {
    await setUpMail();
    mail.unknown.add(madeUpStaff.teacher.email);
    const accountIds = [await idOf('teacher')];
    const target = { kind: 'staff', accountIds } as const;
    const [before] = await school.as('admin').do('makeAgreementLinks', { for: target });
    expect(await sent('teacher', 'otherTeacher')).toEqual([
      [madeUpStaff.teacher.name, 'The mail server knows nobody of this address.'],
      [madeUpStaff.otherTeacher.name, null],
    ]);
    expect(await words(before?.url ?? '')).toContain(`For ${madeUpStaff.teacher.name}`);
    mail.unknown.clear();
    await sent('teacher');
    expect(await words(before?.url ?? '')).toContain('This code is not known');
    expect(await words(linkIn('teacher'))).toContain(`For ${madeUpStaff.teacher.name}`);
  });
});

test('no log has a link, sent or not, or used, whatever is logged', async () => {
  const server = await startServer({ environment: { THINKCLICK_LOG_LEVEL: 'trace' } });
  try {
    const { admin, teacher, otherTeacher } = (await createSchool(server)).staff;
    const texts = [...standardTexts.staff];
    const { revision } = await admin.do('saveAgreementDraft', { audience: 'staff', revision: 0, texts });
    await admin.do('publishAgreement', { audience: 'staff', revision, isSubstance: true });
    await setUpMail(true, admin);
    mail.unknown.add(madeUpStaff.otherTeacher.email);
    const people = await Promise.all([teacher, otherTeacher].map((each) => each.do('me', {})));
    const accountIds = people.flatMap(({ account }) => account?.accountId ?? []);
    const mailed = await admin.do('mailAgreementLinks', { accountIds });
    expect(mailed.map(({ problem }) => problem === null)).toEqual([true, false]);
    const url = linkIn('teacher');
    expect(await words(url)).toContain(`For ${madeUpStaff.teacher.name}`);
    expect(server.log()).not.toContain('/agree/');
    expect(server.log()).not.toContain(url.split('/').at(-1));
  } finally {
    await server.stop();
  }
});

describe('while mail', () => {
  test('does not work, nobody gets one, each is told why, and the next person knows before', async () => {
    await setUpMail();
    mail.isBroken = true;
    const problem = 'The mail server did not take the message. (It answered with 451.)';
    expect(await sent('teacher', 'otherTeacher')).toEqual([
      [madeUpStaff.teacher.name, problem],
      [madeUpStaff.otherTeacher.name, problem],
    ]);
    expect(await standing()).toEqual({ state: 'broken', lastFailure: problem });
    const links = await school.storage.db.selectFrom('agreementLinks').selectAll().execute();
    expect(links).toEqual([]);
    await ledgerSays(school, 'nothing was sent', 'mail-agreement-links', 'failed');
  });

  test('is off or not set up, nothing is sent', async () => {
    expect(await standing()).toEqual({ state: 'off', lastFailure: '' });
    expect(await send('teacher')).toMatchObject({ ok: false, reason: 'failed' });
    await setUpMail(false);
    expect(await send('teacher')).toMatchObject({ ok: false, reason: 'failed' });
    expect(mail.received).toEqual([]);
  });
});

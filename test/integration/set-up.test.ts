import { afterEach, beforeEach, expect, test } from 'vitest';
import { madeUpStaff } from '../support/made-up-people.ts';
import { createStaffClient, type StaffClient } from '../support/staff-client.ts';
import { startInProcess, type InProcessServer } from './in-process-server.ts';

let server: InProcessServer;
let admin: StaffClient;
beforeEach(async () => {
  server = await startInProcess();
  admin = createStaffClient(server.url);
});
afterEach(() => server.stop());

const day = 24 * 3_600_000;
const setUp = (client: StaffClient, token: string) => {
  const { name, email, password } = madeUpStaff.admin;
  return client.call('setUp', { token, schoolName: 'Riverside Primary', name, email, password });
};
const reasonOf = async (result: Promise<{ ok: boolean; reason?: string }>): Promise<string> => {
  const answer = await result;
  return answer.ok ? 'ok' : (answer.reason ?? '');
};

test('the link names the school and signs its first administrator in', async () => {
  expect(await admin.do('me', {})).toEqual({ schoolName: null, needsSetUp: true, account: null });
  const result = await setUp(admin, server.setUpToken);
  expect(result).toMatchObject({ ok: true, value: { schoolName: 'Riverside Primary', needsSetUp: false } });
  expect((await admin.do('me', {})).account).toMatchObject({
    email: madeUpStaff.admin.email,
    roles: ['admin'],
    capabilities: [
      'record-concern',
      'manage-filtering',
      'manage-prompts',
      'approve-filtering',
      'manage-people',
      'keep-emergency-code',
      'deploy',
      'let-guests-in',
      'view-notifications',
      'view-retention',
      'sign-own-agreement',
      'see-missing-agreements',
      'edit-agreements',
    ],
  });
});

test('the link works once, also when two people press at the same moment', async () => {
  const answers = await Promise.all([
    setUp(admin, server.setUpToken),
    setUp(createStaffClient(server.url), server.setUpToken),
  ]);
  expect(answers.map(({ ok }) => ok).sort()).toEqual([false, true]);
  expect(await reasonOf(setUp(createStaffClient(server.url), server.setUpToken))).toBe('expired');
  const { count } = await server.storage.db
    .selectFrom('accounts')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  expect(count).toBe(1);
});

test('neither a guessed nor an old link works', async () => {
  expect(await reasonOf(setUp(admin, 'A'.repeat(43)))).toBe('expired');
  server.turnClock(7 * day + 1);
  expect(await reasonOf(setUp(admin, server.setUpToken))).toBe('expired');
});

test('the password must be long enough', async () => {
  const { name, email } = madeUpStaff.admin;
  const request = { token: server.setUpToken, schoolName: 'Riverside', name, email, password: 'short' };
  expect(await admin.call('setUp', request)).toMatchObject({ ok: false, reason: 'bad-message' });
});

test('an invited person sets a password of their own, once', async () => {
  await setUp(admin, server.setUpToken);
  const { name, email, roles, password } = madeUpStaff.teacher;
  const { invitationUrl } = await admin.do('addAccount', { name, email, roles: [...roles] });
  const token = new URL(invitationUrl).hash.slice(1);
  expect(invitationUrl.startsWith(`${server.url}/accept-invitation#`)).toBe(true);

  const teacher = createStaffClient(server.url);
  expect(await reasonOf(teacher.call('signIn', { email, password }))).toBe('not-allowed');
  expect((await teacher.do('acceptInvitation', { token, password })).account?.email).toBe(email);
  expect(await reasonOf(teacher.call('acceptInvitation', { token, password: 'another long password' }))).toBe(
    'expired',
  );
  expect((await createStaffClient(server.url).do('signIn', { email, password })).account?.name).toBe(name);
});

test('an invitation ends after seven days, and with the account', async () => {
  await setUp(admin, server.setUpToken);
  const { name, email, roles, password } = madeUpStaff.teacher;
  const invited = await admin.do('addAccount', { name, email, roles: [...roles] });
  const other = await admin.do('addAccount', { name, email: 'two@school.example', roles: [...roles] });
  const accept = (url: string) =>
    reasonOf(
      createStaffClient(server.url).call('acceptInvitation', { token: new URL(url).hash.slice(1), password }),
    );
  await admin.do('deactivateAccount', { accountId: other.accountId });
  expect(await accept(other.invitationUrl)).toBe('expired');
  server.turnClock(7 * day + 1);
  expect(await accept(invited.invitationUrl)).toBe('expired');
});

test('two accounts cannot share an address, however it is written', async () => {
  await setUp(admin, server.setUpToken);
  const { name, email } = madeUpStaff.admin;
  const again = admin.call('addAccount', { name, email: email.toUpperCase(), roles: ['teacher'] });
  expect(await reasonOf(again)).toBe('conflict');
});

test('classes and pupils: all of a list or none, and no name twice', async () => {
  await setUp(admin, server.setUpToken);
  const { classId } = await admin.do('addClass', { name: 'Otters', yearGroup: 2 });
  expect(await reasonOf(admin.call('addClass', { name: 'Otters', yearGroup: 3 }))).toBe('conflict');
  const pupil = (name: string, email: string | null = null) => ({ name, email });
  const add = (pupils: ReturnType<typeof pupil>[], id = classId) =>
    reasonOf(admin.call('addPupils', { classId: id, pupils }));
  expect(await add([pupil('Ada Example', 'ada@school.example'), pupil('Bo Example')])).toBe('ok');
  expect(await add([pupil('Cy Example'), pupil('Di Example', 'ADA@school.example')])).toBe('conflict');
  const twice = 'eve@school.example';
  expect(await add([pupil('Eve Example', twice), pupil('Eve Example', twice)])).toBe('conflict');
  expect(await add([pupil('Cy Example')], 'no-such-class')).toBe('not-found');
  expect(await admin.do('pupils', {})).toMatchObject([
    { name: 'Ada Example', email: 'ada@school.example', keyStage: 'KS1', yearGroup: 2 },
    { name: 'Bo Example', email: null },
  ]);
});

test('what was done is in the ledger without names', async () => {
  await setUp(admin, server.setUpToken);
  const { name, email, roles } = madeUpStaff.teacher;
  const { accountId } = await admin.do('addAccount', { name, email, roles: [...roles] });
  await admin.do('deactivateAccount', { accountId });
  const lines = await server.ledger.list(50);
  expect(lines.map(({ action, outcome }) => `${action} ${outcome}`)).toEqual(
    expect.arrayContaining(['set-up done', 'add-account done', 'deactivate-account done']),
  );
  expect(JSON.stringify(lines)).not.toContain(email);
  expect(await server.ledger.verify()).toMatchObject({ ok: true });
});

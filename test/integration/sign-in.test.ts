import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { madeUpStaff, type StaffKey } from '../support/made-up-people.ts';
import { createStaffClient, type StaffClient } from '../support/staff-client.ts';
import { startInProcess, type InProcessServer } from './in-process-server.ts';

const minute = 60_000;
let server: InProcessServer;
let admin: StaffClient;
const adminAccount = madeUpStaff.admin;

beforeEach(async () => {
  server = await startInProcess();
  admin = createStaffClient(server.url);
  const { name, email, password } = adminAccount;
  await admin.do('setUp', { token: server.setUpToken, schoolName: 'Riverside', name, email, password });
});
afterEach(() => server.stop());

const invite = async (key: StaffKey): Promise<StaffClient> => {
  const { name, email, roles, password } = madeUpStaff[key];
  const { invitationUrl } = await admin.do('addAccount', { name, email, roles: [...roles] });
  const client = createStaffClient(server.url);
  await client.do('acceptInvitation', { token: new URL(invitationUrl).hash.slice(1), password });
  return client;
};

const post = (path: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`${server.url}${path}`, {
    method: 'POST',
    headers: { origin: server.url, 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
const signIn = (password: string, email: string = adminAccount.email): Promise<Response> =>
  post('/api/sign-in', { email, password });

describe('signing in', () => {
  test('with the right password gives a cookie that scripts and other sites do not get', async () => {
    const response = await signIn(adminAccount.password);
    expect(await response.json()).toMatchObject({ ok: true, value: { account: { roles: ['admin'] } } });
    const [cookie = '', ...others] = response.headers.getSetCookie();
    expect(others).toEqual([]);
    expect(cookie).toMatch(/^__Host-thinkclick=[\w-]{43}; /);
    for (const flag of ['Secure', 'HttpOnly', 'SameSite=Strict', 'Path=/']) expect(cookie).toContain(flag);
    expect(cookie).not.toContain('Domain');
  });

  test('the address may be written in capitals', async () => {
    expect((await signIn(adminAccount.password, adminAccount.email.toUpperCase())).status).toBe(200);
  });

  test('a wrong password and an unknown address are answered alike', async () => {
    const answers = await Promise.all([signIn('not the password'), signIn('x', 'nobody@school.example')]);
    const bodies = await Promise.all(answers.map((answer) => answer.text()));
    expect(answers.map(({ status }) => status)).toEqual([403, 403]);
    expect(bodies[0]).toBe(bodies[1]);
    expect(answers[0]?.headers.getSetCookie()).toEqual([]);
  });

  test('too many wrong tries are held up, with how long to wait, and the right password too', async () => {
    const statuses: number[] = [];
    for (let tries = 0; tries < 10; tries++) statuses.push((await signIn('guess')).status);
    expect(statuses.slice(0, 8)).toEqual(Array.from({ length: 8 }, () => 403));
    const held = await signIn(adminAccount.password);
    expect(held.status).toBe(429);
    expect(Number(held.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await held.json()).toMatchObject({ ok: false, reason: 'too-many' });
  });

  test('one account held up does not hold up the others of the school', async () => {
    await invite('teacher');
    for (let tries = 0; tries < 9; tries++) await signIn('guess');
    const { email, password } = madeUpStaff.teacher;
    expect((await signIn(password, email)).status).toBe(200);
  });

  test('right passwords do not count as tries', async () => {
    for (let tries = 0; tries < 12; tries++) {
      expect((await signIn(adminAccount.password)).status).toBe(200);
    }
  });
});

describe('a session', () => {
  test('ends when it is idle: an administrator’s after 10 minutes, a teacher’s after 30', async () => {
    const teacher = await invite('teacher');
    server.turnClock(10 * minute);
    expect((await admin.do('me', {})).account).toBeNull();
    expect((await teacher.do('me', {})).account).not.toBeNull();
    server.turnClock(30 * minute);
    expect(await teacher.call('classes', {})).toMatchObject({ ok: false, reason: 'not-signed-in' });
  });

  test('ends when its person signs out', async () => {
    const cookie = admin.cookie();
    await admin.do('signOut', {});
    const response = await fetch(`${server.url}/api/accounts`, { headers: { cookie } });
    expect(response.status).toBe(401);
  });

  test('ends at once when the account is deactivated', async () => {
    const teacher = await invite('teacher');
    const accountId = (await teacher.do('me', {})).account?.accountId ?? '';
    await admin.do('deactivateAccount', { accountId });
    // Not only refused when next used: its end is what drops an open socket.
    const left = await server.storage.db.selectFrom('sessions').select('accountId').execute();
    expect(left.filter((session) => session.accountId === accountId)).toEqual([]);
    expect((await teacher.do('me', {})).account).toBeNull();
    const { email, password } = madeUpStaff.teacher;
    expect((await signIn(password, email)).status).toBe(403);
  });

  test('signing in again replaces it', async () => {
    const before = admin.cookie();
    const { email, password } = adminAccount;
    await admin.do('signIn', { email, password });
    expect(admin.cookie()).not.toBe(before);
    const response = await fetch(`${server.url}/api/accounts`, { headers: { cookie: before } });
    expect(response.status).toBe(401);
  });

  test('the password entered again holds for a while, a wrong one does not', async () => {
    const wrong = await admin.call('confirmPassword', { password: 'not the password' });
    expect(wrong).toMatchObject({ ok: false, reason: 'not-allowed' });
    const { confirmedUntil } = await admin.do('confirmPassword', { password: adminAccount.password });
    expect((await admin.do('me', {})).account?.confirmedUntil).toBe(confirmedUntil);
  });
});

describe('what is asked without a right is refused and recorded', () => {
  test.each(['accounts', 'pupils', 'deployment', 'ledger'] as const)(
    'a teacher asks for %s',
    async (name) => {
      const teacher = await invite('teacher');
      expect(await teacher.call(name, {})).toMatchObject({ ok: false, reason: 'not-allowed' });
      const accountId = (await teacher.do('me', {})).account?.accountId ?? '';
      expect(await server.ledger.list(5)).toContainEqual(
        expect.objectContaining({ actor: accountId, outcome: 'refused' }),
      );
    },
  );

  test('a teacher adds an account, a class, pupils', async () => {
    const teacher = await invite('teacher');
    const refused = [
      await teacher.call('addAccount', { name: 'X', email: 'x@school.example', roles: ['head'] }),
      await teacher.call('deactivateAccount', { accountId: 'anybody' }),
      await teacher.call('addClass', { name: 'X', yearGroup: 1 }),
      await teacher.call('addPupils', { classId: 'x', pupils: [{ name: 'X', email: null }] }),
    ];
    for (const answer of refused) expect(answer).toMatchObject({ ok: false, reason: 'not-allowed' });
  });

  test('nobody without a session gets anything', async () => {
    for (const path of ['accounts', 'pupils', 'classes', 'deployment', 'ledger', 'incidents', 'evidence/x']) {
      expect((await fetch(`${server.url}/api/${path}`)).status, path).toBe(401);
    }
  });

  test('an administrator cannot end their own account', async () => {
    const accountId = (await admin.do('me', {})).account?.accountId ?? '';
    expect(await admin.call('deactivateAccount', { accountId })).toMatchObject({
      ok: false,
      reason: 'failed',
    });
  });
});

describe('the edge', () => {
  const body = { email: adminAccount.email, password: adminAccount.password };

  test.each([['https://elsewhere.example'], ['null'], ['http://localhost:1']])(
    'refuses a POST from %s',
    async (origin) => {
      const response = await post('/api/sign-in', body, { origin });
      expect(response.status).toBe(403);
      expect(await response.json()).toMatchObject({ ok: false, reason: 'wrong-origin' });
    },
  );

  test('refuses a POST without an origin', async () => {
    const response = await fetch(`${server.url}/api/sign-in`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    expect(await response.json()).toMatchObject({ ok: false, reason: 'wrong-origin' });
  });

  test.each([
    ['a form', 'a=1', 'application/x-www-form-urlencoded', 400, 'bad-message'],
    ['plain text', '{}', 'text/plain', 400, 'bad-message'],
    ['broken JSON', '{"email":', 'application/json', 400, 'bad-message'],
    ['the wrong fields', '{"email":1}', 'application/json', 400, 'bad-message'],
    ['too much', JSON.stringify({ email: 'x'.repeat(300_000) }), 'application/json', 413, 'too-large'],
  ])('answers %s with a reason', async (_what, text, type, status, reason) => {
    const response = await post('/api/sign-in', text, { 'content-type': type });
    expect([response.status, await response.json()]).toMatchObject([status, { ok: false, reason }]);
  });

  test('answers what does not exist as not found', async () => {
    for (const path of ['/api/nothing', '/api/constructor', '/extension/other', '/missing.js']) {
      expect((await fetch(`${server.url}${path}`)).status, path).toBe(404);
    }
  });

  test('gives every page a policy without inline script', async () => {
    const { headers } = await fetch(`${server.url}/`);
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).toContain(server.url.replace('http', 'ws'));
    expect(policy).not.toMatch(/unsafe|\*/);
    expect(headers.get('x-powered-by')).toBeNull();
  });

  test('answers are not kept by anybody on the way', async () => {
    const response = await fetch(`${server.url}/api/me`);
    expect(response.headers.get('cache-control')).toBe('no-store');
  });

  test('says that it is well', async () => {
    const response = await fetch(`${server.url}/healthz`);
    expect([response.status, await response.text()]).toEqual([200, 'ok']);
  });
});

// @vitest-environment happy-dom
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Capability, Me } from '#shared/api/sign-in.ts';
import { failure, success } from '#shared/result.ts';
import { App } from './app.tsx';
import { playDashboard, somebody } from './play-dashboard.tsx';

const nobody: Me = { ...somebody, account: null };
const withCapabilities = (...capabilities: Capability[]): Me => ({
  ...somebody,
  account: somebody.account && { ...somebody.account, capabilities },
});
const at = (address: string) => history.replaceState(null, '', address);
const start = async (me: Me, address = '/') => {
  at(address);
  const play = playDashboard(me);
  play.on('classes', () => success([]));
  play.on('ledger', () => success([]));
  play.on('desk', () =>
    success({ items: [], total: 0, counts: { open: 0, mine: 0, review: 0, closed: 0 }, ofKind: {} }),
  );
  await play.show(<App />);
  return { ...play, heading: () => play.root.querySelector('h1')?.textContent };
};

beforeEach(() => at('/'));

describe('what is offered', () => {
  test('the navigation shows only what the account may do', async () => {
    const { root } = await start(withCapabilities('review-incidents', 'read-ledger'));
    expect([...root.querySelectorAll('nav a')].map((link) => link.textContent)).toEqual([
      'Incidents',
      'Ledger',
    ]);
  });

  test('the first of them is the home page', async () => {
    const { heading } = await start(withCapabilities('read-ledger'));
    expect(heading()).toBe('Ledger');
  });

  test.each(['/incidents', '/incidents/i1', '/deploy'])(
    'the address %s of others shows nothing of it',
    async (address) => {
      const { heading, asked } = await start(withCapabilities('teach'), address);
      expect(heading()).toBe('Nothing here');
      const everywhere = ['disk-state', 'tellingsToMe'];
      expect(asked.filter(({ name }) => !everywhere.includes(name))).toEqual([]);
    },
  );
});

describe('signing in', () => {
  test('stands in place of the page and goes on there', async () => {
    const { play, ...page } = await start(nobody, '/ledger').then((started) => ({
      play: started,
      ...started,
    }));
    play.on('signIn', () => success(withCapabilities('teach', 'read-ledger')));
    await play.fill('email', 'grey@oak.example');
    await play.fill('password', 'a secret');
    await play.submit('sign-in');
    expect(play.requestsOf('signIn')).toEqual([{ email: 'grey@oak.example', password: 'a secret' }]);
    expect(page.heading()).toBe('Ledger');
  });

  test('says in words what was wrong', async () => {
    const { on, submit, root } = await start(nobody);
    on('signIn', () => failure('not-allowed', 'Email or password is wrong.'));
    await submit('sign-in');
    expect(root.querySelector('[role="alert"]')?.textContent).toBe('Email or password is wrong.');
  });

  test('a session that ended by itself says so; one never begun does not', async () => {
    const never = await start(nobody);
    expect(never.root.querySelector('[data-session-ended]')).toBeNull();
    const { root, dashboard, settle } = await start(somebody);
    dashboard.session.end();
    await settle();
    expect(root.querySelector('[data-session-ended]')?.textContent).toContain('Your session ended');
  });

  test('signing out leaves the page', async () => {
    const { on, press, root } = await start(somebody);
    on('signOut', () => success({ ...somebody, account: null }));
    await press('Sign out');
    expect(root.querySelector('[data-form="sign-in"]')).not.toBeNull();
  });
});

describe('setting up', () => {
  test('takes the token from behind the # and out of the address, and lands on Deploy', async () => {
    const { on, fill, submit, requestsOf, heading } = await start(
      { ...nobody, needsSetUp: true },
      '/set-up#a-one-time-token-of-length',
    );
    expect(location.hash).toBe('');
    on('setUp', () => success(withCapabilities('deploy')));
    for (const [name, value] of Object.entries({
      schoolName: 'Oak',
      name: 'Sam',
      email: 's@oak.example',
      password: 'too short',
    }))
      await fill(name, value);
    await submit('set-up');
    expect(requestsOf('setUp')).toEqual([]);
    await fill('password', 'four green tractors');
    await submit('set-up');
    expect(requestsOf('setUp')).toEqual([
      {
        token: 'a-one-time-token-of-length',
        schoolName: 'Oak',
        name: 'Sam',
        email: 's@oak.example',
        password: 'four green tractors',
      },
    ]);
    expect(heading()).toBe('Deploy');
  });

  test('before it, every other page says where the link is', async () => {
    const { heading } = await start({ ...nobody, needsSetUp: true }, '/people');
    expect(heading()).toBe('Not set up yet');
  });
});

test('a lost connection is said on every page and taken back', async () => {
  const { root, status, settle } = await start(somebody);
  const banner = () => root.querySelector('.banner')?.textContent;
  expect(banner()).toBeUndefined();
  status.value = 'lost';
  await settle();
  expect(banner()).toContain('Connection lost, trying again');
  status.value = 'online';
  await settle();
  expect(banner()).toBeUndefined();
});

test('who writes for long is told of to the server, so that it does not end their session as unused', async () => {
  const { requestsOf } = await start(somebody);
  const write = () => document.body.dispatchEvent(new Event('input', { bubbles: true }));
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() });
  write();
  expect(requestsOf('me')).toHaveLength(0);
  vi.setSystemTime(Date.now() + 60_000);
  write();
  write();
  expect(requestsOf('me')).toHaveLength(1);
  vi.useRealTimers();
});

// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { TimeStampsAnswer } from '#shared/api/time-stamps.ts';
import { failure, success } from '#shared/result.ts';
import { playDashboard } from '../play-dashboard.tsx';
import { act } from 'preact/test-utils';
import { TimeStampsCard } from './time-stamps-card.tsx';

let play: ReturnType<typeof playDashboard>;
let known: TimeStampsAnswer;
const words = () => play.root.textContent;

beforeEach(() => {
  play = playDashboard();
  known = { url: '', waiting: 0, trouble: '', last: null };
  play.on('timeStamps', () => success(known));
});
afterEach(async () => {
  await play.leave();
  vi.useRealTimers();
});

test('an authority is named, and its first stamp is awaited', async () => {
  await play.show(<TimeStampsCard />);
  expect(words()).toContain('No authority is asked.');
  await play.fill('time-authority', ' https://stamps.example/ ');
  play.on('setTimeAuthority', () => {
    known = { ...known, url: 'https://stamps.example/', waiting: 1 };
    return success({});
  });
  await play.submit('time-authority');
  expect(play.requestsOf('setTimeAuthority')).toEqual([{ url: 'https://stamps.example/' }]);
  expect(words()).toContain('Not stamped yet.');
  expect(words()).toContain('One checkpoint waits');
});

test('the first stamp shows by itself, and nothing is asked for once nothing waits', async () => {
  known = { ...known, url: 'https://stamps.example/', waiting: 1 };
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  await play.show(<TimeStampsCard />);
  expect(words()).toContain('Not stamped yet.');
  known = { ...known, waiting: 0, last: { at: 0, entries: 812, authority: 'CN=Stamps' } };
  await act(async () => void (await vi.runOnlyPendingTimersAsync()));
  expect(words()).toContain('by CN=Stamps: the first 812 entries');
  expect(vi.getTimerCount()).toBe(0);
});

test('an authority that is away is told of, beside the last stamp', async () => {
  const last = { at: 0, entries: 812, authority: 'CN=Stamps' };
  known = { url: 'https://stamps.example/', waiting: 2, trouble: 'The authority answered with 503.', last };
  await play.show(<TimeStampsCard />);
  expect(words()).toContain('by CN=Stamps: the first 812 entries');
  expect(words()).toContain('2 checkpoints wait');
  expect(words()).toContain('answered with 503');
});

test('an address that leads inside is refused in the server’s words', async () => {
  await play.show(<TimeStampsCard />);
  play.on('setTimeAuthority', () => failure('bad-message', 'The address leads into a network inside.'));
  await play.fill('time-authority', 'http://10.0.0.1/');
  await play.submit('time-authority');
  expect(words()).toContain('leads into a network inside');
});

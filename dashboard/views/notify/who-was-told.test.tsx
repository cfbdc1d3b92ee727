// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import type { Told } from '#shared/api/notify.ts';
import { success } from '#shared/result.ts';
import { playDashboard } from '../../play-dashboard.tsx';
import { somebodyTold } from './play-notify.ts';
import { WhoWasTold } from './who-was-told.tsx';

const told = (change: Partial<Told>): Told => ({
  sendId: 's1',
  reason: 'recorded',
  channel: 'mail',
  to: 'Ann Reed',
  state: 'sent',
  at: Date.parse('2026-11-23T09:00:00Z'),
  settledAt: Date.parse('2026-11-23T09:01:00Z'),
  ...change,
});
const shown = async (letters: readonly Told[]) => {
  const play = playDashboard(somebodyTold);
  play.dashboard.clock.set(Date.parse('2026-11-23T12:00:00Z'));
  play.on('whoWasTold', () => success(letters));
  await play.show(<WhoWasTold incidentId="i1" />);
  expect(play.requestsOf('whoWasTold')).toEqual([{ incidentId: 'i1' }]);
  return [...play.root.querySelectorAll('li')].map((each) => each.textContent);
};

test('says who, by which way and when, and what did not arrive', async () => {
  const letters = [
    told({}),
    told({ sendId: 's2', to: null, channel: 'teams', state: 'waiting', settledAt: null }),
    told({ sendId: 's3', reason: 'reminder', channel: 'push', state: 'given-up' }),
  ];
  expect(await shown(letters)).toEqual([
    'Ann Reed Mail, Today, 09:01',
    'The room Microsoft Teams, not arrived yet',
    'Ann Reed reminded, Messages in the browser, did not arrive',
  ]);
});

test('says that nobody was told', async () => {
  expect(await shown([])).toEqual([]);
  expect(document.body.textContent).toContain('Nobody was sent a message.');
});

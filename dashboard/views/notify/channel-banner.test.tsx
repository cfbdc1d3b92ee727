// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { success } from '#shared/result.ts';
import { playDashboard, somebody } from '../../play-dashboard.tsx';
import { ChannelBanner } from './channel-banner.tsx';
import { offChannel, somebodyTold } from './play-notify.ts';

const broken = (channel: 'mail' | 'teams') => ({ ...offChannel, channel, state: 'broken' as const });
const shown = async (health: object, me = somebodyTold) => {
  const play = playDashboard(me);
  play.on('notifyHealth', () => success(health));
  await play.show(<ChannelBanner />);
  return play;
};

test('names what is broken, and leads to where it is put right', async () => {
  const { root } = await shown({ broken: [broken('mail'), broken('teams')], undelivered: 0 });
  expect(root.textContent).toContain('Not working now: Mail and Microsoft Teams.');
  expect(root.querySelector('a')?.getAttribute('href')).toBe('/notifications');
});

test('says that somebody was not told, though every way works', async () => {
  const { root } = await shown({ broken: [], undelivered: 1 });
  expect(root.textContent).toContain('Somebody could not be told of an incident.');
});

test('says nothing while all is well, and asks nothing for those whom it is not for', async () => {
  expect((await shown({ broken: [], undelivered: 0 })).root.textContent).toBe('');
  const other = await shown({ broken: [broken('mail')], undelivered: 1 }, somebody as typeof somebodyTold);
  expect(other.root.textContent).toBe('');
  expect(other.requestsOf('notifyHealth')).toEqual([]);
});

// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { madeUpTile, playDashboard } from '../../play-dashboard.tsx';
import { ControlFacts } from './control-facts.tsx';

test('close up, all that is on for a pupil is named, and what has ended is not', async () => {
  const play = playDashboard();
  const soon = Date.now() + 60_000;
  const given = { by: 'Ms Grey', reason: '', startedAt: 0, endsAt: soon, isPending: false };
  const controls = [
    { ...given, name: 'freeze' as const, what: 'Look up' },
    { ...given, name: 'tabLimit' as const, what: '3', isPending: true },
    { ...given, name: 'timer' as const, what: '', endsAt: Date.now() - 60_000 },
  ];
  await play.show(<ControlFacts tile={madeUpTile('a', { controls })} />);
  const lines = [...play.root.querySelectorAll('li')].map(({ textContent }) => textContent);
  expect(lines).toEqual([
    expect.stringMatching(/^Frozen Look up until \d\d:\d\d · Ms Grey$/),
    expect.stringMatching(/^Tabs at most 3 until \d\d:\d\d · Ms Grey · not yet confirmed by the device$/),
  ]);
  await play.leave();
});

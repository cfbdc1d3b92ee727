// @vitest-environment happy-dom
import { signal } from '@preact/signals';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { CommandName } from '#shared/commands/index.ts';
import { failure, success, type Result } from '#shared/result.ts';
import { madeUpTile, playDashboard } from '../play-dashboard.tsx';
import { CommandBar } from './command-bar.tsx';
import type { GivenOrders } from './given-orders.ts';

let play: ReturnType<typeof playDashboard>;
/** What the device says, when the test lets it: by the name of the command. */
const waiting = new Map<string, (outcome: Result<unknown>) => void>();
const answer = async (name: CommandName, outcome: Result<unknown>): Promise<void> => {
  waiting.get(name)?.(success({ 'd-a': outcome }));
  await play.settle();
};
const said = () => [...play.root.querySelectorAll('.outcome')].map((each) => each.textContent);
const done = success({ appliedInMs: 5 });

beforeEach(async () => {
  waiting.clear();
  play = playDashboard();
  play.on(
    'command',
    ({ name }: { name: string }) => new Promise((resolve) => waiting.set(name, resolve)) as never,
  );
  await play.show(
    <CommandBar
      lessonId="l1"
      lessonEndsAt={Date.now() + 60_000}
      targets={[madeUpTile('a')]}
      audience="Pupil a"
      opened={[]}
      asked={signal<CommandName | null>(null)}
      orders={signal<GivenOrders>([])}
    />,
  );
});
afterEach(() => play.leave());

test('a slow device holds no button back, and what became of the older order does not take the place of the newer', async () => {
  await play.press('Eyes up');
  await play.press('Unlock');
  expect(play.requestsOf('command')).toMatchObject([{ name: 'eyes-up' }, { name: 'unlock-device' }]);
  await answer('unlock-device', done);
  expect(said()).toEqual([expect.stringContaining('1 unlocked.'), 'Sending…']);
  await answer('eyes-up', failure('timed-out', 'The device did not answer in time.'));
  expect(said()).toEqual([
    expect.stringContaining('1 not dimmed. Pupil a: The device did not answer in time.'),
    expect.stringContaining('1 unlocked.'),
  ]);
});

test('only the newest order is undone, and the next takes the place of both', async () => {
  await play.press('Eyes up');
  await play.press('Unlock');
  await answer('eyes-up', done);
  await answer('unlock-device', done);
  const undos = () => [...play.root.querySelectorAll('button')].filter((each) => each.textContent === 'Undo');
  expect(undos()).toHaveLength(1);
  await play.press('Undo');
  await answer('undo-controls', done);
  expect(said()).toEqual([expect.stringContaining('1 as before.')]);
  await play.press('Dismiss');
  expect(said()).toEqual([]);
});

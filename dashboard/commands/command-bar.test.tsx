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
  await answer('eyes-up', failure('failed', 'The page cannot be dimmed.'));
  expect(said()).toEqual([
    expect.stringContaining('1 not dimmed. Pupil a: The page cannot be dimmed.'),
    expect.stringContaining('1 unlocked.'),
  ]);
});

test('what a device says later stands there in place of "not answered yet", also beside a newer order', async () => {
  await play.press('Eyes up');
  await answer('eyes-up', failure('timed-out'));
  expect(said()).toEqual([expect.stringContaining('1 not answered yet (Pupil a).')]);
  await play.press('Unlock');
  await answer('unlock-device', done);
  const [eyesUp, unlock] = play.requestsOf('command') as { undoId: string }[];
  const tell = (undoId: string | undefined) =>
    play.emit('late-outcome', undoId ?? '', { 'd-a': failure('expired', 'It came too late.') });
  await tell(unlock?.undoId);
  expect(said()[0]).toContain('1 not answered yet');
  await tell(eyesUp?.undoId);
  expect(said()).toEqual([
    expect.stringContaining('1 not dimmed. Pupil a: It came too late.'),
    expect.stringContaining('1 unlocked.'),
  ]);
});

test('what comes before the answer about the others is not lost', async () => {
  await play.press('Eyes up');
  const [{ undoId }] = play.requestsOf('command') as [{ undoId: string }];
  await play.emit('late-outcome', undoId, { 'd-a': done });
  await answer('eyes-up', failure('timed-out'));
  expect(said()).toEqual([expect.stringContaining('1 dimmed for 15 seconds.')]);
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

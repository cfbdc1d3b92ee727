import { expect, test } from 'vitest';
import { endableNames } from '#shared/lesson-controls.ts';
import { doneWords, writtenWith } from './done-words.ts';

const line = { is: 'done', at: 0, by: 'Ms Grey', outcome: 'done', pupils: [] as string[] } as const;

const command = (action: string, args: unknown) => ({ ...line, action, args, pupils: ['Ada'], outcomes: [] });
const focusOn = (...names: string[]) => ({
  name: 'Newts',
  items: names.map((name) => ({ url: `https://${name}.example/`, title: '', isWholeSite: true })),
  needs: [],
});

test.each<[Parameters<typeof doneWords>[0], string]>([
  [{ ...line, action: 'watch-closely', pupils: ['Ada'] }, 'Looked closely at the screen: Ada'],
  [
    { ...line, action: 'lock-device', outcome: 'applied, pending', pupils: ['Ada', 'Ben'] },
    'Lock: Ada, Ben (applied, pending)',
  ],
  [{ ...line, action: 'start-lesson' }, 'Started the lesson'],
  [
    { ...line, action: 'ask-for-pupils', outcome: 'requested', pupils: ['Ada'] },
    'Asked a colleague for pupils: Ada',
  ],
  [{ ...line, action: 'judge-alert' }, 'judge alert'],
  [
    { ...line, action: 'grant-exception', pupils: ['Ada'], target: { kind: 'site', host: 'newts.example' } },
    'Opened newts.example: Ada',
  ],
  [
    { ...line, action: 'end-exception', target: { kind: 'upload', host: 'newts.example' } },
    'Closed upload to newts.example',
  ],
  [{ ...line, action: 'grant-exception', outcome: 'refused' }, 'Opened (refused)'],
  [{ ...line, action: 'answer-request', outcome: 'refused', pupils: ['Ada'] }, 'Said no to “May I?”: Ada'],
  [{ ...line, action: 'answer-request', outcome: 'refused' }, 'Answered “May I?” (refused)'],
  [{ ...line, action: 'answer-hand', outcome: 'coming', pupils: ['Ada'] }, 'Is coming to a raised hand: Ada'],
  [{ ...line, action: 'take-over-pupils', pupils: ['Ada'] }, 'Took over from another lesson: Ada'],
  [command('lock-device', { message: 'Look up', durationMs: 300_000 }), 'Lock for 5 min: “Look up”'],
  [command('eyes-up', { message: '', durationMs: 15_000 }), 'Eyes up for 15 s'],
  [command('freeze-page', { message: '', durationMs: 120_000 }), 'Freeze for 2 min'],
  [command('start-timer', { label: 'Tidy up', durationMs: 60_000 }), 'Timer of 1 min: “Tidy up”'],
  [command('limit-tabs', { most: 3 }), 'No more tabs than 3'],
  [command('open-page', { url: 'https://newts.example/' }), 'Open page https://newts.example/'],
  [command('close-tab', { url: 'https://newts.example/', reason: 'Later' }), 'Close a tab of newts.example'],
  [command('show-tab', { url: 'https://newts.example/' }), 'Bring a tab of newts.example to the front'],
  [command('show-message', { text: 'Ready?', replies: ['Yes', 'No'] }), 'Message: “Ready?” (Yes · No)'],
  [
    command('focus-lesson', focusOn('a', 'b', 'c', 'd')),
    'Focus on Newts: a.example, b.example, c.example and 1 more',
  ],
  [command('end-controls', { controls: ['timer', 'exceptions'] }), 'End: Timer, Open'],
  [command('end-controls', { controls: [...endableNames] }), 'End all'],
  [command('unlock-device', {}), 'Unlock'],
  [command('lock-device', undefined), 'Lock'],
])('a line of the ledger is read as a sentence: %o', (about, wanted) => {
  expect(doneWords(about)).toBe(wanted);
});

test('why is what was written where a site was opened, or with a command', () => {
  expect(writtenWith({ reason: 'A project' })).toBe('A project');
  expect(writtenWith({ answer: 'Ask your partner' })).toBe('Ask your partner');
  expect(writtenWith(command('lock-device', { message: '', durationMs: 5_000, reason: 'A spill' }))).toBe(
    'A spill',
  );
  expect(writtenWith(command('lock-device', { message: '', durationMs: 5_000 }))).toBe('');
});

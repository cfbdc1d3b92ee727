import { expect, test } from 'vitest';
import { doneWords } from './done-words.ts';

const line = { is: 'done', at: 0, by: 'Ms Grey', outcome: 'done', pupils: [] as string[] } as const;

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
])('a line of the ledger is read as a sentence: %o', (about, wanted) => {
  expect(doneWords(about)).toBe(wanted);
});

import { expect, test } from 'vitest';
import { doneWords } from './done-words.ts';

const line = { is: 'done', at: 0, by: 'Ms Grey', outcome: 'done', pupils: [] as string[] } as const;

test.each([
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
  [{ ...line, action: 'grant-exception' }, 'grant exception'],
  [{ ...line, action: 'take-over-pupils', pupils: ['Ada'] }, 'Took over from another lesson: Ada'],
])('a line of the ledger is read as a sentence: %o', (about, wanted) => {
  expect(doneWords(about)).toBe(wanted);
});

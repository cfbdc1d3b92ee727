import { quotedAfter, spanWords } from './contents.ts';
import type { DashboardCommand } from './dashboard-command.ts';

/** One press, no question: it is over in seconds. */
export const eyesUp: DashboardCommand<'eyes-up'> = {
  name: 'eyes-up',
  label: 'Eyes up',
  icon: 'eye',
  shortcut: 'y',
  words: { done: 'dimmed for 15 seconds', notDone: 'not dimmed', waits: 'will dim if back in time' },
  inWords: ({ durationMs, message }) => `Eyes up for ${spanWords(durationMs)}${quotedAfter(message)}`,
  start: { kind: 'at-once', args: { message: 'Eyes up, please', durationMs: 15_000 } },
};

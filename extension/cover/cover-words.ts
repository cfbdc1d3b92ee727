import { sayIn } from '#shared/pupil-words/say-in.ts';
import type { LeasedCover, ShownTimer, UnusedScreenCover } from './shown.ts';

/** What a cover says, worked out by the worker: pages carry no words. Pure. */
export const leasedWords = (
  language: string,
  kind: LeasedCover['kind'],
  by: string,
): Pick<LeasedCover, 'language' | 'title' | 'more'> => ({
  language,
  title: sayIn(language, kind === 'freeze' ? 'Look, and do not touch' : 'Eyes up'),
  more:
    kind === 'freeze'
      ? sayIn(language, '{who} has stopped this page for a while. It goes on by itself.', { who: by })
      : by,
});

/** What was on the screen is not for whoever comes by. */
export const unusedWords = (language: string): UnusedScreenCover => ({
  kind: 'unused',
  language,
  title: sayIn(language, 'Are you still there?'),
  more: sayIn(language, 'Nobody has used this computer for a while, so the page is hidden.'),
  goOn: sayIn(language, 'It is mine. Go on'),
  notYours: sayIn(language, 'Not yours? Sign out first, then sign in as you.'),
});

export const timerWords = (language: string): Pick<ShownTimer, 'timeUp'> => ({
  timeUp: sayIn(language, 'Time is up'),
});

import { sayIn } from '#shared/pupil-words/say-in.ts';
import type { Speech } from '#shared/pupil-words/speech.ts';
import type { LeasedCover, ShownTimer, UnusedScreenCover } from './shown.ts';

/** What a cover says, worked out by the worker: pages carry no words. Pure. */
export const leasedWords = (
  speech: Speech,
  kind: LeasedCover['kind'],
  by: string,
): Pick<LeasedCover, 'language' | 'title' | 'more'> => ({
  language: speech.language,
  title: sayIn(speech, kind === 'freeze' ? 'Look, and do not touch' : 'Eyes up'),
  more:
    kind === 'freeze'
      ? sayIn(speech, '{who} has stopped this page for a while. It goes on by itself.', { who: by })
      : by,
});

/** What was on the screen is not for whoever comes by. */
export const unusedWords = (speech: Speech): UnusedScreenCover => ({
  kind: 'unused',
  language: speech.language,
  title: sayIn(speech, 'Are you still there?'),
  more: sayIn(speech, 'Nobody has used this computer for a while, so the page is hidden.'),
  goOn: sayIn(speech, 'It is mine. Go on'),
  notYours: sayIn(speech, 'Not yours? Sign out first, then sign in as you.'),
});

export const timerWords = (speech: Speech): Pick<ShownTimer, 'timeUp'> => ({
  timeUp: sayIn(speech, 'Time is up'),
});

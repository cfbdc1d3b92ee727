import { saidIn } from '#shared/pupil-words/say-in.ts';
import type { Speech } from '#shared/pupil-words/speech.ts';
import type { LeasedCover, ShownTimer, UnusedScreenCover } from './shown.ts';

/** What a cover says, worked out by the worker: pages carry no words. Pure. */
export const leasedWords = (
  speech: Speech,
  kind: LeasedCover['kind'],
  by: string,
): Pick<LeasedCover, 'title' | 'more'> =>
  kind === 'freeze'
    ? {
        title: saidIn(speech, 'Look, and do not touch'),
        more: saidIn(speech, '{who} has stopped this page for a while. It goes on by itself.', { who: by }),
      }
    : { title: saidIn(speech, 'Eyes up'), more: { words: by, language: speech.language } };

/** What was on the screen is not for whoever comes by. */
export const unusedWords = (speech: Speech): UnusedScreenCover => ({
  kind: 'unused',
  title: saidIn(speech, 'Are you still there?'),
  more: saidIn(speech, 'No one has been here for a while, so we hid the page.'),
  goOn: saidIn(speech, 'It is mine. Go on'),
  notYours: saidIn(speech, 'Not yours? Sign out first, then sign in as you.'),
});

export const timerWords = (speech: Speech): Pick<ShownTimer, 'timeUp'> => ({
  timeUp: saidIn(speech, 'Time is up'),
});

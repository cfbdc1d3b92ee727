import { clockAt } from '../clock-at.ts';
import { say, type Spoken } from './say.tsx';

/** "Until 10:45", in the school's time. */
export const untilWords = (endsAt: number): Spoken => say('Until {time}', { time: clockAt(endsAt) });

/** "at 10:45", in the school's time. */
export const atClock = (at: number): string => `at ${clockAt(at)}`;

export const minutesLeft = (leftMs: number): Spoken =>
  leftMs <= 60_000
    ? say('less than a minute left')
    : say('{count} minutes left', { count: Math.ceil(leftMs / 60_000) });

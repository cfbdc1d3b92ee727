import { clockAt } from '../clock-at.ts';
import { say } from './say.ts';

/** "Until 10:45", in the school's time. */
export const untilWords = (endsAt: number): string => say('Until {time}', { time: clockAt(endsAt) });

/** "at 10:45", in the school's time. */
export const atClock = (at: number): string => `at ${clockAt(at)}`;

export const minutesLeft = (leftMs: number): string =>
  leftMs <= 60_000
    ? say('less than a minute left')
    : say('{count} minutes left', { count: Math.ceil(leftMs / 60_000) });

import type { Rota, RotaDates, RotaLine } from '#shared/notify/rota.ts';
import { minuteFrom, minuteText } from './school-week.ts';

/** As it is being typed: times may not be whole yet. */
export interface TypedLine {
  readonly days: readonly number[];
  readonly from: string;
  readonly to: string;
  readonly accountId: string | null;
}

export interface TypedRota {
  readonly week: readonly TypedLine[];
  readonly dates: readonly RotaDates[];
}

const dayMinutes = 24 * 60;

export const typedRota = ({ week, dates }: Rota): TypedRota => ({
  dates,
  week: week.map(({ days, from, to, accountId }) => ({
    days,
    accountId,
    from: minuteText(from),
    // A time field has no 24:00; midnight at the end of the day is written so.
    to: minuteText(to % dayMinutes),
  })),
});

/** The line, or what is wrong with it. */
export const readLine = ({ days, from, to, accountId }: TypedLine): RotaLine | string => {
  const [start, end] = [minuteFrom(from), minuteFrom(to)];
  if (start === null || end === null) return 'Give both times, such as 08:00 and 17:00.';
  if (days.length === 0) return 'Choose at least one day.';
  const until = end === 0 ? dayMinutes : end;
  return start < until
    ? { days: [...days], from: start, to: until, accountId }
    : 'It has to end after it begins.';
};

export const datesProblem = ({ label, from, to }: RotaDates): string | null => {
  if (label.trim() === '') return 'Give it a name, such as Half term.';
  if (from === '' || to === '') return 'Give both dates.';
  return from <= to ? null : 'It has to end after it begins.';
};

/** The whole rota; null while something in it is wrong. */
export const readRota = ({ week, dates }: TypedRota): Rota | null => {
  const lines = week.map(readLine).filter((line) => typeof line !== 'string');
  const isWhole = lines.length === week.length && dates.every((each) => datesProblem(each) === null);
  return isWhole ? { week: lines, dates: [...dates] } : null;
};

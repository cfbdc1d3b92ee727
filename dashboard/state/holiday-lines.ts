import type { Timetable } from '#shared/policy/timetable.ts';
import type { BadLine } from './host-lines.ts';

type Holiday = Timetable['holidays'][number];

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const monthNumber = (name: string): number => months.indexOf(name.slice(0, 3).toLowerCase()) + 1;

/** A date as it is written, with the parts that a range may leave to its other end. */
interface LooseDate {
  readonly day: number;
  readonly month: number | null;
  readonly year: number | null;
}

const isoDate = /(?<year>\d{4})-(?<month>\d{1,2})-(?<day>\d{1,2})/;
const slashDate = /(?<day>\d{1,2})[/.](?<month>\d{1,2})[/.](?<year>\d{4})/;
const wordDate =
  /(?<day>\d{1,2})(?:st|nd|rd|th)?(?:\s+(?:of\s+)?(?<word>(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*)\.?)?(?:,?\s+(?<year>\d{4}))?/;
const unnamed = (pattern: RegExp): string => pattern.source.replaceAll(/\?<\w+>/g, '?:');
const anyDate = `(?:${[isoDate, slashDate, wordDate].map(unnamed).join('|')})(?![\\w/])`;
const dash = '\\s*(?:-|–|—|\\bto\\b|\\buntil\\b)\\s*';
const weekday = '(?:(?:mon|tue|wed|thu|fri|sat|sun)(?:day|sday|nesday|rsday|urday|s|rs|nes)?\\.?,?\\s+)?';
const range = new RegExp(`${weekday}\\b(${anyDate})(?:${dash}${weekday}(${anyDate}))?`, 'i');

const looseDate = (text: string): LooseDate | null => {
  for (const pattern of [isoDate, slashDate, wordDate]) {
    const groups = new RegExp(`^${pattern.source}$`, 'i').exec(text)?.groups;
    if (groups === undefined) continue;
    const { day, month, word, year } = groups;
    return {
      day: Number(day),
      month: word === undefined ? (month === undefined ? null : Number(month)) : monthNumber(word),
      year: year === undefined ? null : Number(year),
    };
  }
  return null;
};

/** "2026-10-26"; null where there is no such day. */
const dateText = ({ day, month, year }: LooseDate): string | null => {
  if (month === null || year === null) return null;
  const date = new Date(Date.UTC(year, month - 1, day));
  const isReal = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return isReal ? date.toISOString().slice(0, 10) : null;
};

const holidayFrom = (line: string): Holiday | string => {
  const found = range.exec(line);
  const last = looseDate(found?.[2] ?? found?.[1] ?? '');
  const first = looseDate(found?.[1] ?? '');
  if (found === null || first === null || last === null) return 'has no date like 26 Oct 2026';
  const to = dateText(last);
  const from = dateText({ ...first, month: first.month ?? last.month, year: first.year ?? last.year });
  if (from === null || to === null) return 'has no whole date: day, month and year';
  if (from > to) return 'ends before it begins';
  const rest = line.replace(found[0], ' ').replaceAll(/\s+/g, ' ');
  const label = rest.replaceAll(/^[\s:,;–—()-]+|[\s:,;–—()-]+$/g, '').slice(0, 120);
  return { label: label || 'Holiday', from, to };
};

/** One holiday a line, as schools publish them: "26 Oct 2026 – 30 Oct 2026 Half term". In order of their beginnings. */
export const parseHolidayLines = (text: string): { holidays: Holiday[]; bad: BadLine[] } => {
  const holidays: Holiday[] = [];
  const bad: BadLine[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    const trimmed = line.trim();
    if (trimmed === '') continue;
    const holiday = holidayFrom(trimmed);
    if (typeof holiday === 'string') bad.push({ line: index + 1, text: trimmed, why: holiday });
    else holidays.push(holiday);
  }
  return { holidays: holidays.toSorted((one, other) => one.from.localeCompare(other.from)), bad };
};

const dayWords = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'UTC',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
});

/** "26 Oct 2026". */
export const calendarDate = (date: string): string => dayWords.format(Date.parse(`${date}T00:00:00Z`));

/** The same lines back, each readable by `parseHolidayLines`. */
export const holidayLines = (holidays: readonly Holiday[]): string =>
  holidays
    .map(({ label, from, to }) => {
      const days = from === to ? calendarDate(from) : `${calendarDate(from)} – ${calendarDate(to)}`;
      return `${days} ${label}`;
    })
    .join('\n');

import * as z from 'zod/mini';
import { nameSchema } from '../people.ts';

/** The times of a school's day and year that rules may speak of. At any instant exactly one of them holds. */
export const schoolTimes = ['lessons', 'break', 'lunch', 'after-school', 'holidays', 'home'] as const;
export const schoolTimeSchema = z.enum(schoolTimes);
export type SchoolTime = z.infer<typeof schoolTimeSchema>;

export const schoolTimeLabels: Record<SchoolTime, string> = {
  lessons: 'lessons',
  break: 'break',
  lunch: 'lunch',
  'after-school': 'after school',
  holidays: 'holidays',
  home: 'at home',
};

const minuteSchema = z.int().check(z.minimum(0), z.maximum(24 * 60));
const dateSchema = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/));

/** Part of a school day. Days as in ISO 8601, Monday is 1; from and to in minutes after midnight, `to` not included. */
export const periodSchema = z
  .object({
    time: z.enum(['lessons', 'break', 'lunch', 'after-school']),
    days: z.array(z.int().check(z.minimum(1), z.maximum(7))).check(z.minLength(1), z.maxLength(7)),
    from: minuteSchema,
    to: minuteSchema,
  })
  .check(z.refine(({ from, to }) => from < to, 'A period ends after it begins'));
export type Period = z.infer<typeof periodSchema>;

/** First and last day included. */
export const holidaySchema = z
  .object({ label: nameSchema, from: dateSchema, to: dateSchema })
  .check(z.refine(({ from, to }) => from <= to, 'A holiday ends after it begins'));

/** What is in no period and no holiday is time at home. Where periods overlap the one named first holds. */
export const timetableSchema = z.object({
  periods: z.array(periodSchema).check(z.maxLength(100)),
  holidays: z.array(holidaySchema).check(z.maxLength(100)),
});
export type Timetable = z.infer<typeof timetableSchema>;

const weekdays = [1, 2, 3, 4, 5];
const at = (hour: number, minute = 0): number => hour * 60 + minute;

/** A common primary school's day, to begin with. */
export const defaultTimetable = (): Timetable => ({
  periods: [
    { time: 'break', days: weekdays, from: at(10, 30), to: at(10, 45) },
    { time: 'lunch', days: weekdays, from: at(12), to: at(13) },
    { time: 'lessons', days: weekdays, from: at(8, 45), to: at(15, 15) },
    { time: 'after-school', days: weekdays, from: at(15, 15), to: at(18) },
  ],
  holidays: [],
});

/** The schools are English; their clocks change on the same nights. */
const clockOfSchool = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  weekday: 'short',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});
const dayNames = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

interface LocalTime {
  readonly date: string;
  readonly day: number;
  readonly minute: number;
}

const localTime = (now: number): LocalTime => {
  const parts = Object.fromEntries(clockOfSchool.formatToParts(now).map(({ type, value }) => [type, value]));
  return {
    date: `${parts['year']}-${parts['month']}-${parts['day']}`,
    day: dayNames.indexOf(parts['weekday'] ?? '') + 1,
    minute: Number(parts['hour']) * 60 + Number(parts['minute']),
  };
};

/** A span of time, in epoch ms, in which one school time holds. */
interface Span {
  readonly time: SchoolTime;
  readonly from: number;
  readonly until: number;
}

/**
 * The school time at an instant (epoch ms). Remembers the span it found: a device asks at every page. No span crosses a
 * full hour, since clocks change on one; so arithmetic inside a span needs no time zone.
 */
export const createSchoolClock = (timetable: Timetable): ((now: number) => SchoolTime) => {
  let span: Span | null = null;
  return (now) => {
    if (span === null || now < span.from || now >= span.until) span = spanAt(timetable, now);
    return span.time;
  };
};

const spanAt = (timetable: Timetable, now: number): Span => {
  const local = localTime(now);
  const minuteStart = now - (now % minuteMs);
  const hourEnd = now - (now % hourMs) + hourMs;
  const nextEdge = edgesAfter(timetable, local).reduce((first, edge) => Math.min(first, edge), Infinity);
  return {
    time: timeOf(timetable, local),
    from: minuteStart,
    until: Math.min(hourEnd, minuteStart + (nextEdge - local.minute) * minuteMs),
  };
};

const timeOf = ({ periods, holidays }: Timetable, { date, day, minute }: LocalTime): SchoolTime => {
  if (holidays.some(({ from, to }) => from <= date && date <= to)) return 'holidays';
  const period = periods.find(({ days, from, to }) => days.includes(day) && from <= minute && minute < to);
  return period?.time ?? 'home';
};

const edgesAfter = ({ periods }: Timetable, { day, minute }: LocalTime): number[] =>
  periods
    .filter(({ days }) => days.includes(day))
    .flatMap(({ from, to }) => [from, to])
    .filter((edge) => edge > minute);

/** When another school time begins, looked for through the next day; a day from now where none does. */
export const nextTimeChange = (timetable: Timetable, now: number): number => {
  const { time } = spanAt(timetable, now);
  const limit = now + 24 * hourMs;
  for (let span = spanAt(timetable, now); span.until < limit; span = spanAt(timetable, span.until)) {
    if (span.time !== time) return span.from;
  }
  return limit;
};

import * as z from 'zod/mini';
import { idSchema, nameSchema } from '../people.ts';

const minuteSchema = z.int().check(z.minimum(0), z.maximum(24 * 60));
const dateSchema = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/));

/** Hours of the week in which somebody reads what comes in. Days as in ISO 8601; `to` not included. */
export const rotaLineSchema = z
  .object({
    days: z.array(z.int().check(z.minimum(1), z.maximum(7))).check(z.minLength(1), z.maxLength(7)),
    from: minuteSchema,
    to: minuteSchema,
    /** An account; null for whoever of the safeguarding team is there. */
    accountId: z.nullable(idSchema),
  })
  .check(z.refine(({ from, to }) => from < to, 'Hours end after they begin'));
export type RotaLine = z.infer<typeof rotaLineSchema>;

/** Dates, first and last included, on which the week does not hold: closed, or all day with one person. */
export const rotaDatesSchema = z
  .object({
    label: nameSchema,
    from: dateSchema,
    to: dateSchema,
    /** Null where the school is closed and nobody is on call. */
    accountId: z.nullable(idSchema),
  })
  .check(z.refine(({ from, to }) => from <= to, 'Dates end after they begin'));
export type RotaDates = z.infer<typeof rotaDatesSchema>;

export const rotaSchema = z.object({
  week: z.array(rotaLineSchema).check(z.maxLength(50)),
  dates: z.array(rotaDatesSchema).check(z.maxLength(100)),
});
export type Rota = z.infer<typeof rotaSchema>;

/** Until a school has set its own: the safeguarding team, on school days. */
export const defaultRota = (): Rota => ({
  week: [{ days: [1, 2, 3, 4, 5], from: 8 * 60, to: 17 * 60, accountId: null }],
  dates: [],
});

/** A time on the school's wall clock. */
export interface RotaMoment {
  /** "2026-11-29". */
  readonly date: string;
  /** Monday is 1. */
  readonly day: number;
  readonly minute: number;
}

export interface OnCallNow {
  /** False where nobody reads what comes in. */
  readonly isSomebody: boolean;
  /** Those who are named; empty for the team. */
  readonly accountIds: readonly string[];
}

/** A stretch of one date, in minutes after midnight. */
interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly accountId: string | null;
}

const stretchesOf = ({ week, dates }: Rota, { date, day }: Pick<RotaMoment, 'date' | 'day'>): Stretch[] => {
  const special = dates.filter(({ from, to }) => from <= date && date <= to);
  if (special.length === 0) return week.filter(({ days }) => days.includes(day));
  return special.flatMap(({ accountId }) =>
    accountId === null ? [] : [{ from: 0, to: 24 * 60, accountId }],
  );
};

export const onCallAt = (rota: Rota, moment: RotaMoment): OnCallNow => {
  const now = stretchesOf(rota, moment).filter(({ from, to }) => from <= moment.minute && moment.minute < to);
  const accountIds = [...new Set(now.flatMap(({ accountId }) => accountId ?? []))];
  return { isSomebody: now.length > 0, accountIds };
};

const dayMs = 86_400_000;
const mostDaysAhead = 120;

/** The same wall clock some days on, at midnight. */
export const daysOn = ({ date, day }: RotaMoment, days: number): RotaMoment => ({
  date: new Date(Date.parse(`${date}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10),
  day: ((day - 1 + days) % 7) + 1,
  minute: 0,
});

/** When somebody reads what comes in now: now, later, or never by this rota (null). */
export const nextOnCall = (rota: Rota, moment: RotaMoment): RotaMoment | null => {
  for (let ahead = 0; ahead <= mostDaysAhead; ahead += 1) {
    const day = ahead === 0 ? moment : daysOn(moment, ahead);
    const begins = stretchesOf(rota, day)
      .filter(({ to }) => to > day.minute)
      .map(({ from }) => Math.max(from, day.minute));
    if (begins.length > 0) return { ...day, minute: Math.min(...begins) };
  }
  return null;
};

import * as z from 'zod/mini';

export const termNames = ['autumn', 'spring', 'summer'] as const;
export const termNameSchema = z.enum(termNames);
export type TermName = z.infer<typeof termNameSchema>;

export const termLabels: Readonly<Record<TermName, string>> = {
  autumn: 'Autumn term',
  spring: 'Spring term',
  summer: 'Summer term',
};

const dateSchema = z.iso.date();

/**
 * The first days of a school year's terms. A term lasts until the next one begins, so that its holidays belong to it and
 * no day is left out.
 */
export const yearDatesSchema = z.object({
  /** The calendar year in which the school year begins. */
  year: z.int().check(z.gte(2000), z.lte(2200)),
  autumn: dateSchema,
  spring: dateSchema,
  summer: dateSchema,
});
export type YearDates = z.infer<typeof yearDatesSchema>;

/** One term, from the first day to the day before the next term. */
export const termSchema = z.object({
  name: termNameSchema,
  year: z.int(),
  startsOn: dateSchema,
  endsOn: dateSchema,
});
export type Term = z.infer<typeof termSchema>;

/** "2026–27". */
export const schoolYearLabel = (year: number): string =>
  `${year}–${String((year + 1) % 100).padStart(2, '0')}`;

/** "Autumn term 2026–27". */
export const termLabel = ({ name, year }: Pick<Term, 'name' | 'year'>): string =>
  `${termLabels[name]} ${schoolYearLabel(year)}`;

/** Until the school sets its own. Easter moves; this is a guess in the middle. */
export const defaultDates = (year: number): YearDates => ({
  year,
  autumn: `${year}-09-01`,
  spring: `${year + 1}-01-01`,
  summer: `${year + 1}-04-13`,
});

/** The school year of a day: it begins with August, so that a term that starts in late August is in it. */
export const schoolYearOf = (date: string): number => {
  const [year = '0', month = '1'] = date.split('-');
  return Number(month) >= 8 ? Number(year) : Number(year) - 1;
};

const dayMs = 86_400_000;
export const dayBefore = (date: string): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) - dayMs).toISOString().slice(0, 10);
export const daysBetween = (from: string, to: string): number =>
  (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayMs;

/** A shorter term would let a report be about a few days, and so about a few children. */
const shortestTermDays = 28;

/** What is wrong with these dates; null when nothing is. `next` is the first day of the school year after. */
export const faultOfDates = (dates: YearDates, next: string): string | null => {
  const firstDays = [dates.autumn, dates.spring, dates.summer, next];
  const isTooShort = firstDays.some((day, index) => {
    const before = firstDays[index - 1];
    return before !== undefined && daysBetween(before, day) < shortestTermDays;
  });
  if (isTooShort) return `The terms must follow each other, and each last ${shortestTermDays} days or more.`;
  if (schoolYearOf(dates.autumn) !== dates.year || schoolYearOf(dates.summer) !== dates.year)
    return 'These days are not in that school year.';
  return null;
};

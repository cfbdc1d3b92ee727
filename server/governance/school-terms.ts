import * as z from 'zod/mini';
import {
  dayBefore,
  defaultDates,
  faultOfDates,
  schoolYearOf,
  termNames,
  yearDatesSchema,
  type Term,
  type YearDates,
} from '#shared/governance/school-terms.ts';
import { failure, success } from '#shared/result.ts';
import type { Clock } from '../clock.ts';
import type { Ledger } from '../evidence/ledger.ts';
import type { Handlers } from '../http/endpoint.ts';
import { schoolMoment } from '../lessons/school-moment.ts';
import { askMay } from '../people/ask-may.ts';
import type { Storage } from '../storage/storage.ts';

export interface SchoolTermsParts {
  readonly storage: Pick<Storage, 'db'>;
  readonly ledger: Ledger;
  readonly clock: Clock;
}

const key = 'schoolTerms';
const keptSchema = z.array(yearDatesSchema);

/** When the school's terms are: its own dates, or a guess for each year that it did not set. */
export class SchoolTerms {
  readonly #parts: SchoolTermsParts;

  constructor(parts: SchoolTermsParts) {
    this.#parts = parts;
  }

  readonly read: Handlers['schoolTerms'] = async (_request, { actor }) => {
    const refused = await askMay(this.#parts, actor, 'publish-governors-report', {}, key);
    if (refused) return refused;
    const year = schoolYearOf(schoolMoment(this.#parts.clock()).date);
    const kept = await this.#kept();
    return success({
      years: [year - 1, year, year + 1].map((each) => datesOf(kept, each)),
      fixedUntil: await this.#fixedUntil(),
    });
  };

  readonly save: Handlers['saveSchoolTerms'] = async (dates, { actor }) => {
    const refused = await askMay(this.#parts, actor, 'publish-governors-report', {}, key);
    if (refused) return refused;
    const kept = await this.#kept();
    const fault =
      faultOfDates(dates, datesOf(kept, dates.year + 1).autumn) ?? (await this.#faultOfFixed(kept, dates));
    if (fault !== null) return failure('bad-message', fault);
    await this.#keep([...kept.filter(({ year }) => year !== dates.year), dates]);
    const entry = { actor: actor.accountId, action: 'save-school-terms', object: key, outcome: 'done' };
    await this.#parts.ledger.append({ ...entry, facts: dates });
    return success({});
  };

  /** The term that a day is in. */
  async termAt(date: string): Promise<Term> {
    const terms = termsOf(await this.#kept(), schoolYearOf(date));
    const found = terms.findLast(({ startsOn }) => startsOn <= date);
    return found ?? this.termBefore(terms[0]?.startsOn ?? date);
  }

  async termBefore(startsOn: string): Promise<Term> {
    const terms = termsOf(await this.#kept(), schoolYearOf(startsOn) - 1);
    const found = terms.findLast((term) => term.startsOn < startsOn);
    if (!found) throw new Error(`There is no term before ${startsOn}`);
    return found;
  }

  async #faultOfFixed(kept: readonly YearDates[], dates: YearDates): Promise<string | null> {
    const fixedUntil = await this.#fixedUntil();
    if (fixedUntil === null) return null;
    const before = datesOf(kept, dates.year);
    const isMoved = termNames.some(
      (name) => before[name] !== dates[name] && (before[name] <= fixedUntil || dates[name] <= fixedUntil),
    );
    return isMoved ? 'A report about these days has been published, so they stay as they are.' : null;
  }

  async #fixedUntil(): Promise<string | null> {
    const row = await this.#parts.storage.db
      .selectFrom('governorsReports')
      .select((select) => select.fn.max('endsOn').as('endsOn'))
      .executeTakeFirst();
    return row?.endsOn ?? null;
  }

  async #kept(): Promise<YearDates[]> {
    const row = await this.#parts.storage.db
      .selectFrom('settings')
      .select('value')
      .where('key', '=', key)
      .executeTakeFirst();
    return row ? keptSchema.parse(JSON.parse(row.value)) : [];
  }

  async #keep(years: readonly YearDates[]): Promise<void> {
    const value = JSON.stringify(years);
    await this.#parts.storage.db
      .insertInto('settings')
      .values({ key, value })
      .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
      .execute();
  }
}

const datesOf = (kept: readonly YearDates[], year: number): YearDates =>
  kept.find((each) => each.year === year) ?? defaultDates(year);

/** The six terms of this school year and the next. */
const termsOf = (kept: readonly YearDates[], year: number): Term[] => {
  const firstDays = [year, year + 1, year + 2].flatMap((each) => {
    const dates = datesOf(kept, each);
    return termNames.map((name) => ({ name, year: each, startsOn: dates[name] }));
  });
  return firstDays.flatMap((first, index) => {
    const next = firstDays[index + 1];
    return next === undefined || first.year > year + 1
      ? []
      : [{ ...first, endsOn: dayBefore(next.startsOn) }];
  });
};

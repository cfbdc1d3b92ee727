import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  dateSchema,
  fileDueAt,
  fileKeptUntil,
  isWithinYearBefore,
  latestBirthday,
  retentionDaysSchema,
  retentionKinds,
  retentionRules,
  usualRetentionDays,
} from './retention.ts';

const dayMs = 24 * 3_600_000;
const at = (date: string): number => Date.parse(`${date}T12:00:00Z`);

test.each([
  ['2026-11-29', 4, '2018-08-31'],
  ['2026-08-31', 4, '2017-08-31'],
  ['2026-09-01', 4, '2018-08-31'],
  ['2026-09-01', 0, '2022-08-31'],
  ['2027-02-28', 6, '2016-08-31'],
])('on %s the youngest in Year %i was born on %s at the latest', (date, yearGroup, born) => {
  expect(latestBirthday(yearGroup, at(date))).toBe(born);
});

test.each([
  ['2018-08-31', true],
  ['2017-09-01', true],
  ['2017-08-31', false],
  ['2018-09-01', false],
])('%s is in the year up to 31 August 2018: %s', (bornOn, is) => {
  expect(isWithinYearBefore(bornOn, '2018-08-31')).toBe(is);
});

test.each([
  ['2012-02-29', '2037-03-01'],
  ['2075-02-28', '2100-02-28'],
  ['2011-02-28', '2036-02-28'],
  ['2018-08-31', '2043-08-31'],
])('a file of somebody born on %s is kept until %s', (born, until) => {
  expect(fileKeptUntil(born)).toBe(until);
});

const days = fc.integer({ min: Date.UTC(2000, 0, 1) / dayMs, max: Date.UTC(2090, 0, 1) / dayMs });
const dates = days.map((day) => new Date(day * dayMs).toISOString().slice(0, 10));

describe('for any day', () => {
  test('a file is deleted after the 25th birthday is over, at most a day later', () => {
    fc.assert(
      fc.property(dates, (born) => {
        const [year = 0, month = 0, day = 0] = born.split('-').map(Number);
        const birthdayOver = new Date(Date.UTC(year + 25, month - 1, day)).getTime() + dayMs;
        expect(fileDueAt(born)).toBe(birthdayOver);
        expect(dateSchema.safeParse(fileKeptUntil(born)).success).toBe(true);
      }),
    );
  });

  test('the year group gives a birthday that no pupil in it can be younger than', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 6 }), (day, yearGroup) => {
        const now = day * dayMs;
        const born = Date.parse(latestBirthday(yearGroup, now));
        // Whoever was born a day later is in the year below for the whole school year.
        const date = new Date(now);
        const begins = Date.UTC(date.getUTCFullYear() - (date.getUTCMonth() >= 8 ? 0 : 1), 8, 1);
        const turns = new Date(born);
        turns.setUTCFullYear(turns.getUTCFullYear() + 5 + yearGroup);
        expect(turns.getTime()).toBeGreaterThanOrEqual(begins);
        expect(turns.getTime()).toBeLessThan(begins + 366 * dayMs);
        const nextDay = new Date(born + dayMs);
        nextDay.setUTCFullYear(nextDay.getUTCFullYear() + 4 + yearGroup);
        expect(nextDay.getTime()).toBe(begins);
      }),
    );
  });

  test('going up a year group with the school year changes nothing', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 5 }), (day, yearGroup) => {
        const next = new Date(day * dayMs);
        next.setUTCFullYear(next.getUTCFullYear() + 1);
        // 29 February has no day a year later that is in another school year.
        expect(latestBirthday(yearGroup + 1, next.getTime())).toBe(latestBirthday(yearGroup, day * dayMs));
      }),
    );
  });
});

test('only days that exist are dates', () => {
  expect(dateSchema.safeParse('2012-02-29').success).toBe(true);
  for (const text of ['2011-02-29', '2012-13-01', '12-1-1', '', '2012-02-30'])
    expect(dateSchema.safeParse(text).success).toBe(false);
});

test.each(retentionKinds)('%s: the bounds are kept, and what is usual is within them', (kind) => {
  const { least, most } = retentionRules[kind];
  const fits = (value: number) =>
    retentionDaysSchema.safeParse({ ...usualRetentionDays, [kind]: value }).success;
  expect([fits(least), fits(most), fits(least - 1), fits(most + 1), fits(least + 0.5)]).toEqual([
    true,
    true,
    false,
    false,
    false,
  ]);
  expect(fits(retentionRules[kind].days)).toBe(true);
});

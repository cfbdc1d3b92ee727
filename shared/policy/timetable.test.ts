import { describe, expect, test } from 'vitest';
import { createSchoolClock, defaultTimetable, nextTimeChange, timetableSchema } from './timetable.ts';

const timetable = {
  ...defaultTimetable(),
  holidays: [{ label: 'Half term', from: '2026-10-26', to: '2026-10-30' }],
};
const at = (iso: string): number => Date.parse(iso);

describe('the school time', () => {
  test.each([
    ['2026-11-23T09:00:00Z', 'lessons', 'a Monday morning'],
    ['2026-11-23T10:30:00Z', 'break', 'the first minute of break'],
    ['2026-11-23T10:44:59Z', 'break', 'the last second of break'],
    ['2026-11-23T10:45:00Z', 'lessons', 'after break'],
    ['2026-11-23T12:30:00Z', 'lunch', 'lunch'],
    ['2026-11-23T16:00:00Z', 'after-school', 'the club'],
    ['2026-11-23T20:00:00Z', 'home', 'the evening'],
    ['2026-11-22T11:00:00Z', 'home', 'a Sunday'],
    ['2026-10-26T09:00:00Z', 'holidays', 'the first day of the holiday'],
    ['2026-10-30T23:59:00Z', 'holidays', 'the last minute of the holiday'],
    ['2026-06-22T08:00:00Z', 'lessons', 'nine o’clock in summer'],
    ['2026-06-22T07:30:00Z', 'home', 'half past eight in summer'],
  ])('%s is %s: %s', (iso, time) => {
    expect(createSchoolClock(timetable)(at(iso))).toBe(time);
  });

  test('is right at every minute of the days on which clocks change, asked in order and at random', () => {
    for (const day of ['2026-03-29', '2026-10-25']) {
      const everyDay = {
        holidays: [],
        periods: [{ time: 'lunch' as const, days: [7], from: 90, to: 100 }],
      };
      const clock = createSchoolClock(everyDay);
      const found = Array.from({ length: 24 * 60 }, (_, minute) =>
        clock(at(`${day}T00:00:00Z`) + minute * 60_000),
      );
      const fresh = found.map((_, minute) =>
        createSchoolClock(everyDay)(at(`${day}T00:00:00Z`) + minute * 60_000),
      );
      expect(found).toEqual(fresh);
      // In spring half past one does not come; in autumn it comes twice.
      expect(found.filter((time) => time === 'lunch')).toHaveLength(day === '2026-03-29' ? 0 : 20);
    }
  });
});

describe('the next change', () => {
  test('is the end of the period', () => {
    expect(nextTimeChange(timetable, at('2026-11-23T10:31:00Z'))).toBe(at('2026-11-23T10:45:00Z'));
    expect(nextTimeChange(timetable, at('2026-11-23T18:00:00Z'))).toBe(at('2026-11-24T08:45:00Z'));
  });

  test('is looked for again after a day where none comes', () => {
    const now = at('2026-11-21T10:00:00Z');
    expect(nextTimeChange({ periods: [], holidays: [] }, now)).toBe(now + 24 * 3_600_000);
  });
});

test('a period that ends before it begins is refused', () => {
  const backwards = { periods: [{ time: 'lunch', days: [1], from: 800, to: 700 }], holidays: [] };
  expect(timetableSchema.safeParse(backwards).success).toBe(false);
});

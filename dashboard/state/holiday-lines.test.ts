import { describe, expect, test } from 'vitest';
import { timetableSchema } from '#shared/policy/timetable.ts';
import { holidayLines, parseHolidayLines } from './holiday-lines.ts';

const halfTerm = { label: 'Half term', from: '2026-10-26', to: '2026-10-30' };

describe('a holiday', () => {
  test.each([
    '26 Oct 2026 – 30 Oct 2026 Half term',
    '26 Oct 2026 - 30 Oct 2026 Half term',
    'Half term: 26 October 2026 to 30 October 2026',
    'Half term: Monday 26 October – Friday 30 October 2026',
    'Mon 26th Oct 2026 until Fri 30th Oct 2026, Half term',
    '26 – 30 October 2026: Half term',
    '26/10/2026-30/10/2026 Half term',
    '26.10.2026 to 30.10.2026 Half term',
    '2026-10-26 – 2026-10-30 Half term',
    '  Half term (26 Oct 2026 – 30 Oct 2026)  ',
  ])('is read from "%s"', (line) => {
    const { holidays, bad } = parseHolidayLines(line);
    expect(bad).toEqual([]);
    expect(holidays).toEqual([halfTerm]);
    expect(timetableSchema.safeParse({ periods: [], holidays }).success).toBe(true);
  });

  test('may be one day, may cross the year, and has a name even where none is given', () => {
    const { holidays } = parseHolidayLines(
      'Christmas: 21 December 2026 – 1 January 2027\n4 May 2026 May Day\n2 Sept 2026',
    );
    expect(holidays).toEqual([
      { label: 'May Day', from: '2026-05-04', to: '2026-05-04' },
      { label: 'Holiday', from: '2026-09-02', to: '2026-09-02' },
      { label: 'Christmas', from: '2026-12-21', to: '2027-01-01' },
    ]);
  });
});

test.each([
  ['Half term', 'has no date'],
  ['31 Feb 2026 Nowhere', 'no whole date'],
  ['26 Oct – 30 Oct Half term', 'no whole date'],
  ['30 Oct 2026 – 26 Oct 2026 Half term', 'ends before it begins'],
  ['2026-13-01 Nowhere', 'no whole date'],
  ['Room 5 is closed', 'no whole date'],
])('"%s" %s, and is told by its number', (line, why) => {
  const { holidays, bad } = parseHolidayLines(`26 Oct 2026 – 30 Oct 2026 Half term\n\n${line}`);
  expect(holidays).toEqual([halfTerm]);
  expect(bad).toEqual([{ line: 3, text: line, why: expect.stringContaining(why) }]);
});

test('what is written back is read again', () => {
  const holidays = [halfTerm, { label: 'Inset day', from: '2027-01-04', to: '2027-01-04' }];
  expect(parseHolidayLines(holidayLines(holidays))).toEqual({ holidays, bad: [] });
});

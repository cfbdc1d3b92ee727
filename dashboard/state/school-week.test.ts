import { expect, test } from 'vitest';
import { createSchoolClock, defaultTimetable, type Period } from '#shared/policy/timetable.ts';
import { daysText, minuteFrom, minuteText, overlapsOf, overlapText, stretchesOf } from './school-week.ts';

const timetable = defaultTimetable();

test('the strip of a day says what devices are told, at every minute of the week', () => {
  const clock = createSchoolClock(timetable);
  const monday = Date.parse('2026-11-23T00:00:00Z');
  for (const day of [1, 2, 3, 4, 5, 6, 7]) {
    const stretches = stretchesOf(timetable, day);
    expect([stretches[0]?.from, stretches.at(-1)?.to]).toEqual([0, 1440]);
    for (let minute = 0; minute < 1440; minute += 1) {
      const stretch = stretches.find(({ from, to }) => from <= minute && minute < to);
      const at = monday + ((day - 1) * 1440 + minute) * 60_000;
      expect(stretch?.time, `${day} ${minute}`).toBe(clock(at));
    }
  }
});

test('neighbours of one kind are one stretch', () => {
  const lessons = (from: number, to: number): Period => ({ time: 'lessons', days: [1], from, to });
  const periods = [lessons(500, 600), lessons(600, 700)];
  expect(stretchesOf({ periods }, 1)).toEqual([
    { time: 'home', from: 0, to: 500 },
    { time: 'lessons', from: 500, to: 700 },
    { time: 'home', from: 700, to: 1440 },
  ]);
});

test('overlaps are told with the one that counts', () => {
  expect(overlapsOf(timetable).map(overlapText)).toEqual([
    'Monday to Friday, 10:30–10:45: break counts, and not lessons, because it stands first.',
    'Monday to Friday, 12:00–13:00: lunch counts, and not lessons, because it stands first.',
  ]);
  const apart: Period[] = [
    { time: 'lunch', days: [1], from: 700, to: 800 },
    { time: 'lessons', days: [2], from: 700, to: 800 },
    { time: 'break', days: [1], from: 800, to: 810 },
  ];
  expect(overlapsOf({ periods: apart })).toEqual([]);
});

test('days and minutes are written as people write them', () => {
  expect(
    [
      [1, 2, 3, 4, 5],
      [3, 1],
      [6, 7],
      [2, 3, 4],
    ].map(daysText),
  ).toEqual(['Monday to Friday', 'Monday, Wednesday', 'Saturday, Sunday', 'Tuesday to Thursday']);
  expect(minuteText(545)).toBe('09:05');
  expect(['09:05', '24:00', '24:01', '', 'noon'].map(minuteFrom)).toEqual([545, 1440, null, null, null]);
});

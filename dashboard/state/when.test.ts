import { describe, expect, test } from 'vitest';
import { clockTime, dayAndTime, lasted, minutesUntil, timeLeft } from './when.ts';

const winter = Date.UTC(2026, 10, 22, 10, 45);
const summer = Date.UTC(2026, 6, 1, 10, 45);

describe('times are London times', () => {
  test('winter is GMT and summer is an hour on', () => {
    expect(clockTime(winter)).toBe('10:45');
    expect(clockTime(summer)).toBe('11:45');
  });

  test('another day is named', () => {
    expect(dayAndTime(winter, winter + 3_600_000)).toBe('Today, 10:45');
    expect(dayAndTime(winter, winter + 86_400_000)).toBe('22 Nov 2026, 10:45');
  });
});

test('lasted says spans in the two largest words', () => {
  const minute = 60_000;
  expect(
    [0, 59_999, minute, 59 * minute, 60 * minute, 65 * minute, 25 * 60 * minute, 50 * 60 * minute].map(
      lasted,
    ),
  ).toEqual(['just now', 'just now', '1 min', '59 min', '1 h', '1 h 5 min', '1 day', '2 days']);
  expect(lasted(-5_000)).toBe('just now');
});

test('time left counts whole minutes up and the last minute in seconds', () => {
  expect(timeLeft(winter + 31 * 60_000 + 1, winter)).toBe('32 min left');
  expect(timeLeft(winter + 44_100, winter)).toBe('45 s left');
  expect(timeLeft(winter, winter)).toBe('ended');
});

describe('minutesUntil', () => {
  test('counts to a later time of the same London day', () => {
    expect(minutesUntil('11:30', winter)).toBe(45);
    expect(minutesUntil('11:50', summer)).toBe(5);
  });

  test('goes on over midnight, as far as a lesson lasts at most', () => {
    const late = Date.UTC(2026, 10, 22, 23, 30);
    expect(minutesUntil('00:20', late)).toBe(50);
    expect(minutesUntil('03:30', late)).toBe(240);
    expect(minutesUntil('03:31', late)).toBeNull();
  });

  test('a time that has gone, or is none, is null', () => {
    expect(minutesUntil('10:45', winter)).toBeNull();
    expect(minutesUntil('09:00', winter)).toBeNull();
    expect(minutesUntil('', winter)).toBeNull();
  });
});

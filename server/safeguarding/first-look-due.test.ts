import { describe, expect, test } from 'vitest';
import { firstLookDue } from './first-look-due.ts';

const due = (kind: Parameters<typeof firstLookDue>[0], at: string): string =>
  new Date(firstLookDue(kind, Date.parse(at))).toISOString();

describe('somebody must have looked', () => {
  test.each([
    [
      'at once, in the night too',
      'contact-from-stranger',
      '2026-11-28T23:10:00Z',
      '2026-11-28T23:40:00.000Z',
    ],
    ['the same day', 'off-task-sites', '2026-11-27T09:00:30Z', '2026-11-27T16:00:00.000Z'],
    [
      'with two hours’ notice late in the day',
      'off-task-sites',
      '2026-11-27T15:30:00Z',
      '2026-11-27T17:30:00.000Z',
    ],
    ['in the morning after an evening', 'off-task-sites', '2026-11-26T18:00:00Z', '2026-11-27T10:00:00.000Z'],
    ['on Monday after a weekend', 'off-task-sites', '2026-11-28T11:00:00Z', '2026-11-30T10:00:00.000Z'],
    ['on Monday after a Friday evening', 'other', '2026-11-27T16:00:00Z', '2026-11-30T10:00:00.000Z'],
    ['the same day, early in the morning', 'other', '2026-11-27T06:15:00Z', '2026-11-27T16:00:00.000Z'],
    ['in summer time by the school’s clock', 'other', '2026-06-03T09:00:00Z', '2026-06-03T15:00:00.000Z'],
    ['across the change to winter time', 'other', '2026-10-23T17:00:00Z', '2026-10-26T10:00:00.000Z'],
  ] as const)('%s', (_when, kind, reported, expected) => {
    expect(due(kind, reported)).toBe(expected);
  });
});

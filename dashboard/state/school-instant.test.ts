import { expect, test } from 'vitest';
import { schoolInstant, schoolMoment } from './school-instant.ts';

test.each([
  ['2026-11-23T12:30', '2026-11-23T12:30:00Z'],
  ['2026-06-22T12:30', '2026-06-22T11:30:00Z'],
  ['2026-10-25T01:30', '2026-10-25T00:30:00Z'],
  ['2026-10-25T02:00', '2026-10-25T02:00:00Z'],
  ['2026-01-01T00:00', '2026-01-01T00:00:00Z'],
])('%s at school is %s', (moment, iso) => {
  expect(schoolInstant(moment)).toBe(Date.parse(iso));
  expect(schoolMoment(Date.parse(iso))).toBe(moment);
});

test.each(['', 'noon', '2026-11-23', '2026-13-40T10:00', '2026-03-29T01:30'])('“%s” is no time', (moment) => {
  expect(schoolInstant(moment)).toBeNull();
});

import { expect, test } from 'vitest';
import { longestGuestMs } from '#shared/api/guests.ts';
import { chosenEnd, guestEnds } from './guest-ends.ts';

const at = (time: string): number => Date.parse(`2026-06-15T${time}:00+01:00`);
const values = (now: number) => guestEnds(now).map(({ value }) => value);

test('a guest stays until the end of the school’s day where nothing else is chosen', () => {
  expect(guestEnds(at('09:30'))[0]).toMatchObject({ value: 'today', endsAt: at('23:59') });
  expect(chosenEnd('gone', at('09:30'))?.value).toBe('today');
});

test('only ends that are still to come are offered, none longer than the server takes', () => {
  expect(values(at('09:30'))).toEqual(['today', 'hour', 'school', 'day', 'week']);
  expect(values(at('15:00'))).not.toContain('school');
  expect(values(at('23:59'))[0]).toBe('hour');
  for (const { endsAt } of guestEnds(at('09:30'))) {
    expect(endsAt).toBeGreaterThan(at('09:30'));
    expect(endsAt).toBeLessThan(at('09:30') + longestGuestMs);
  }
});

import { describe, expect, test } from 'vitest';
import { daysOn, defaultRota, nextOnCall, onCallAt, rotaSchema, type Rota } from './rota.ts';

// 29 November 2026 is a Sunday.
const at = (date: string, day: number, minute: number) => ({ date, day, minute });
const rota: Rota = {
  week: [
    { days: [1, 2, 3, 4, 5], from: 480, to: 1020, accountId: null },
    { days: [5], from: 1020, to: 1200, accountId: 'ann' },
    { days: [6], from: 540, to: 600, accountId: 'bob' },
  ],
  dates: [
    { label: 'Christmas', from: '2026-12-21', to: '2027-01-03', accountId: null },
    { label: 'The first days', from: '2026-12-21', to: '2026-12-22', accountId: 'cy' },
  ],
};

describe('who is on call', () => {
  test.each([
    [at('2026-11-30', 1, 479), false, []],
    [at('2026-11-30', 1, 480), true, []],
    [at('2026-11-30', 1, 1019), true, []],
    [at('2026-11-30', 1, 1020), false, []],
    [at('2026-12-04', 5, 1020), true, ['ann']],
    [at('2026-12-05', 6, 599), true, ['bob']],
    [at('2026-12-05', 6, 600), false, []],
    [at('2026-12-21', 1, 3), true, ['cy']],
    [at('2026-12-23', 3, 600), false, []],
    [at('2027-01-03', 7, 600), false, []],
  ])('%j: %s %j', (moment, isSomebody, accountIds) => {
    expect(onCallAt(rota, moment)).toEqual({ isSomebody, accountIds });
  });
});

describe('when somebody is there again', () => {
  test.each([
    [at('2026-11-30', 1, 500), at('2026-11-30', 1, 500)],
    [at('2026-11-30', 1, 100), at('2026-11-30', 1, 480)],
    [at('2026-11-30', 1, 1100), at('2026-12-01', 2, 480)],
    [at('2026-12-05', 6, 700), at('2026-12-07', 1, 480)],
    [at('2026-12-22', 2, 1439), at('2026-12-22', 2, 1439)],
    [at('2026-12-23', 3, 0), at('2027-01-04', 1, 480)],
  ])('from %j: %j', (moment, then) => {
    expect(nextOnCall(rota, moment)).toEqual(then);
  });

  test('never, by an empty rota', () => {
    expect(nextOnCall({ week: [], dates: [] }, at('2026-11-30', 1, 500))).toBeNull();
  });
});

test('days go on over the ends of weeks, months and years', () => {
  expect(daysOn(at('2026-12-31', 4, 5), 4)).toEqual(at('2027-01-04', 1, 0));
});

test('what ends before it begins is refused', () => {
  const line = { days: [1], from: 600, to: 600, accountId: null };
  expect(rotaSchema.safeParse(defaultRota()).success).toBe(true);
  expect(rotaSchema.safeParse({ week: [line], dates: [] }).success).toBe(false);
  const dates = { label: 'A', from: '2026-12-02', to: '2026-12-01', accountId: null };
  expect(rotaSchema.safeParse({ week: [], dates: [dates] }).success).toBe(false);
});

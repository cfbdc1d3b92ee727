import { expect, test } from 'vitest';
import { datesProblem, readLine, readRota, typedRota } from './rota-draft.ts';

const rota = {
  week: [{ days: [6, 7], from: 540, to: 1440, accountId: 'ann' }],
  dates: [{ label: 'Half term', from: '2026-10-26', to: '2026-10-30', accountId: null }],
};

test('what is typed is what was there, midnight too', () => {
  expect(typedRota(rota).week).toEqual([{ days: [6, 7], from: '09:00', to: '00:00', accountId: 'ann' }]);
  expect(readRota(typedRota(rota))).toEqual(rota);
});

test.each([
  [{ days: [1], from: '', to: '10:00' }, 'Give both times, such as 08:00 and 17:00.'],
  [{ days: [], from: '09:00', to: '10:00' }, 'Choose at least one day.'],
  [{ days: [1], from: '10:00', to: '10:00' }, 'It has to end after it begins.'],
])('%j: %s', (line, problem) => {
  expect(readLine({ ...line, accountId: null })).toBe(problem);
  expect(readRota({ week: [{ ...line, accountId: null }], dates: [] })).toBeNull();
});

test.each([
  [{ label: ' ', from: '2026-10-26', to: '2026-10-30' }, 'Give it a name, such as Half term.'],
  [{ label: 'A', from: '', to: '2026-10-30' }, 'Give both dates.'],
  [{ label: 'A', from: '2026-10-31', to: '2026-10-30' }, 'It has to end after it begins.'],
])('%j: %s', (dates, problem) => {
  expect(datesProblem({ ...dates, accountId: null })).toBe(problem);
});

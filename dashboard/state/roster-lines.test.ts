import { expect, test } from 'vitest';
import { parseRosterLines } from './roster-lines.ts';

test('takes names with and without email, from commas, tabs and semicolons', () => {
  const text = 'Ada Byrne, Ada@Oak.example\n\nBen Cole\nCole\tDee\tdee@oak.example\nEli; eli@oak.example\n';
  expect(parseRosterLines(text)).toEqual({
    pupils: [
      { name: 'Ada Byrne', email: 'ada@oak.example' },
      { name: 'Ben Cole', email: null },
      { name: 'Cole Dee', email: 'dee@oak.example' },
      { name: 'Eli', email: 'eli@oak.example' },
    ],
    bad: [],
  });
});

test('says which lines were not understood, and why', () => {
  const { pupils, bad } = parseRosterLines(
    'Ada, ada@oak.example\n, ben@oak.example\nCleo, cleo@\nDan, ada@oak.example',
  );
  expect(pupils).toHaveLength(1);
  expect(bad.map(({ line, why }) => [line, why])).toEqual([
    [2, 'has no name, or one that is too long'],
    [3, 'has an email address that is not one'],
    [4, 'repeats an email address from above'],
  ]);
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { steadyList } from './steady-list.ts';

const steady = (before: string, now: string) => {
  const { shown, waiting } = steadyList([...before], [...now], (letter) => letter);
  return [shown.join(''), waiting.join('')];
};

test.each([
  ['the same', 'abc', 'abc', ['abc', '']],
  ['one has come in front', 'abc', 'xabc', ['abc', 'x']],
  ['one is gone, and one follows at the end', 'abc', 'acd', ['acd', '']],
  ['they are in another order now', 'abc', 'bca', ['abc', '']],
  ['all are others', 'abc', 'xy', ['xy', '']],
  ['nothing was there', '', 'ab', ['ab', '']],
])('%s', (_what, before, now, expected) => {
  expect(steady(before, now)).toEqual(expected);
});

const letters = fc.uniqueArray(fc.constantFrom(...'abcdefghij'));
test('nothing is lost, nothing is there twice, and what stays keeps its order', () => {
  fc.assert(
    fc.property(letters, letters, (before, now) => {
      const { shown, waiting } = steadyList(before, now, (letter) => letter);
      expect([...shown, ...waiting].toSorted()).toEqual(now.toSorted());
      const stayed = before.filter((letter) => now.includes(letter));
      expect(shown.slice(0, stayed.length)).toEqual(stayed);
    }),
  );
});

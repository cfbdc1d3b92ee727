import { expect, test } from 'vitest';
import { createDesk } from './desk.ts';

test.each([
  ['itself, while it is there', 'b', ['a', 'b', 'c'], 'b'],
  ['the next, where it is gone', 'b', ['a', 'c', 'd'], 'c'],
  ['the last before it, where none follows', 'd', ['a', 'b'], 'b'],
  ['nothing, where nothing is left', 'b', [], null],
  ['nothing, where all that is listed is new', 'b', ['x'], null],
] as const)('the keyboard goes on from %s', (_where, from, now, place) => {
  const desk = createDesk();
  desk.listed(['a', 'b', 'c', 'd']);
  desk.goOnFrom(from);
  expect(desk.takePlace(now)).toBe(place);
  expect(desk.takePlace(now)).toBeNull();
});

test('nothing of it is left for who signs in next', () => {
  const desk = createDesk();
  desk.listed(['a', 'b']);
  desk.goOnFrom('a');
  desk.did({ what: 'closed incident 1', back: [] });
  desk.clear();
  expect([desk.undoable.value, desk.takePlace(['a', 'b'])]).toEqual([null, null]);
});

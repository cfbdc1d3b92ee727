import { describe, expect, test } from 'vitest';
import { placeBeside, seatEverybody, swapPlaces } from './seating.ts';

describe('everybody has a place', () => {
  test('by name where there is no plan yet, in full rows with a row to spare', () => {
    const { columns, places } = seatEverybody(null, ['a', 'b', 'c', 'd', 'e', 'f', 'g']);
    expect(columns).toBe(6);
    expect(places).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'g', ...Array.from({ length: 11 }, () => null)]);
  });

  test('who left leaves an empty place, and who is new takes one', () => {
    const plan = { columns: 2, places: ['a', 'gone', null, 'b', 'b'] };
    expect(seatEverybody(plan, ['a', 'b', 'new']).places).toEqual(['a', 'new', null, 'b', null, null]);
  });
});

test('two places are swapped, also with an empty one', () => {
  const plan = { columns: 2, places: ['a', 'b', null, null] };
  expect(swapPlaces(plan, 0, 1).places).toEqual(['b', 'a', null, null]);
  expect(swapPlaces(plan, 0, 3).places).toEqual([null, 'b', null, 'a']);
});

test.each([
  [1, 'ArrowLeft', 0],
  [1, 'ArrowRight', null],
  [2, 'ArrowLeft', null],
  [0, 'ArrowDown', 2],
  [0, 'ArrowUp', null],
  [3, 'ArrowDown', null],
  [0, 'x', null],
])('from place %i by %s to %s', (at, key, wanted) => {
  expect(placeBeside({ columns: 2, places: ['a', 'b', 'c', 'd'] }, at, key)).toBe(wanted);
});

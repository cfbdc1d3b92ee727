import { expect, test } from 'vitest';
import { addRange, noSelection, onlyPresent, toggle, toggleAll } from './selection.ts';

const order = ['a', 'b', 'c', 'd'];

test('toggle adds and takes away, without changing what it was given', () => {
  const one = toggle(noSelection, 'a');
  expect([...one]).toEqual(['a']);
  expect([...toggle(one, 'a')]).toEqual([]);
  expect(noSelection.size).toBe(0);
});

test('a range goes either way and keeps what was selected', () => {
  expect([...addRange(new Set(['a']), order, 'd', 'c')].sort()).toEqual(['a', 'c', 'd']);
  expect([...addRange(noSelection, order, 'a', 'c')]).toEqual(['a', 'b', 'c']);
});

test('without an anchor on the screen a range is one pupil', () => {
  expect([...addRange(noSelection, order, null, 'c')]).toEqual(['c']);
  expect([...addRange(noSelection, order, 'gone', 'c')]).toEqual(['c']);
});

test('all, and all again for nobody', () => {
  const all = toggleAll(new Set(['b']), order);
  expect(all.size).toBe(4);
  expect(toggleAll(all, order).size).toBe(0);
});

test('who left is no longer selected', () => {
  expect([...onlyPresent(new Set(['a', 'x']), order)]).toEqual(['a']);
  const same = new Set(['a']);
  expect(onlyPresent(same, order)).toBe(same);
});

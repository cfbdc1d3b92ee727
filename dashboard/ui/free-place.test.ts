import { expect, test } from 'vitest';
import { firstFree, type Box } from './free-place.ts';

const size = { width: 300, height: 60 };
const around = { width: 1366, height: 768 };
const bottomEnd: Box = { left: 1200, top: 700, right: 1290, bottom: 744 };
const bottomStart: Box = { left: 20, top: 700, right: 110, bottom: 744 };
const wholeTop: Box = { left: 0, top: 0, right: 1366, bottom: 56 };

test('what is said goes to the first corner where nothing can be pressed', () => {
  expect(firstFree(size, around, [])).toBe('bottom-end');
  expect(firstFree(size, around, [bottomStart])).toBe('bottom-end');
  expect(firstFree(size, around, [bottomEnd])).toBe('bottom-start');
  expect(firstFree(size, around, [bottomEnd, bottomStart])).toBe('top-end');
});

test('no corner is free where something can be pressed in each', () => {
  expect(firstFree(size, around, [bottomEnd, bottomStart, wholeTop])).toBeNull();
});

import { expect, test } from 'vitest';
import { timeKindOf } from './time-kinds.ts';

test.each([
  [[], 'not-sorted'],
  [['educational'], 'learning'],
  [['educational', 'child-games'], 'games'],
  [['video', 'educational'], 'video'],
  [['forums', 'games'], 'talking'],
  [['travel-and-maps'], 'other'],
  [['a-list-of-the-schools-own'], 'other'],
] as const)('%j is %s', (categoryIds, kind) => {
  expect(timeKindOf(categoryIds)).toBe(kind);
});

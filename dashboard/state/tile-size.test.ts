import { describe, expect, test } from 'vitest';
import { tileColumns } from './tile-size.ts';

describe('fit', () => {
  test('shows a full class without scrolling, as large as the screen allows', () => {
    expect(tileColumns('fit', [30], 1080, 615)).toBe(8);
    expect(tileColumns('fit', [30], 1640, 920)).toBe(7);
    expect(tileColumns('fit', [12], 1080, 615)).toBe(4);
  });

  test('few pupils are not blown up over the whole screen', () => {
    expect(tileColumns('fit', [1], 1080, 615)).toBe(4);
    expect(tileColumns('fit', [0], 1080, 615)).toBe(4);
  });

  test('what never fits is as small as can still be read, and scrolls', () => {
    expect(tileColumns('fit', [200], 1080, 615)).toBe(8);
    expect(tileColumns('fit', [30], 300, 300)).toBe(2);
    expect(tileColumns('fit', [30], 60, 300)).toBe(1);
  });
});

test('steps keep their size whatever the number of pupils', () => {
  expect((['S', 'M', 'L'] as const).map((size) => tileColumns(size, [5], 1080, 615))).toEqual([8, 5, 4]);
  expect(tileColumns('M', [200], 1080, 615)).toBe(5);
});

test('a group for those who need the teacher costs a row, and tiles shrink for it', () => {
  expect(tileColumns('fit', [2, 10], 1080, 615)).toBeGreaterThan(tileColumns('fit', [12], 1080, 615));
});

import { describe, expect, test } from 'vitest';
import { tileLayout } from './tile-size.ts';

const space = (width: number, height: number) => ({ width, height });
/** What is left for the tiles at 1366 × 768. */
const chromebook = space(1_087, 607);

describe('fit', () => {
  test('shows a full class without scrolling, as large as the screen allows', () => {
    expect(tileLayout('fit', [30], chromebook)).toEqual({ columns: 8, isTogether: false });
    expect(tileLayout('fit', [36], chromebook)).toEqual({ columns: 8, isTogether: false });
    expect(tileLayout('fit', [30], space(1_640, 920)).columns).toBe(7);
    expect(tileLayout('fit', [12], chromebook).columns).toBe(4);
  });

  test('few pupils are not blown up over the whole screen', () => {
    expect(tileLayout('fit', [1], chromebook).columns).toBe(3);
    expect(tileLayout('fit', [0], chromebook).columns).toBe(3);
  });

  test('a group for those who need the teacher costs a row, and tiles shrink for it', () => {
    const calm = tileLayout('fit', [12], chromebook);
    const needed = tileLayout('fit', [2, 10], chromebook);
    expect(needed.columns).toBeGreaterThan(calm.columns);
    expect(needed.isTogether).toBe(false);
  });

  test.each([1, 2, 5, 8, 9, 15, 29])('with %i of 30 in need nobody is out of sight', (needing) => {
    expect(tileLayout('fit', [needing, 30 - needing], chromebook)).toEqual({ columns: 8, isTogether: true });
  });

  test('in a lower window more stand beside each other', () => {
    expect(tileLayout('fit', [1, 35], space(1_087, 480))).toEqual({ columns: 9, isTogether: true });
  });

  test('what never fits is large enough to be read well, and scrolls', () => {
    expect(tileLayout('fit', [200], chromebook)).toEqual({ columns: 8, isTogether: false });
    expect(tileLayout('fit', [2, 198], chromebook)).toEqual({ columns: 8, isTogether: false });
    expect(tileLayout('fit', [30], space(300, 300)).columns).toBe(2);
    expect(tileLayout('fit', [30], space(60, 300)).columns).toBe(1);
  });
});

test('steps keep their size whatever the number of pupils', () => {
  const columns = (['S', 'M', 'L'] as const).map((size) => tileLayout(size, [5], chromebook).columns);
  expect(columns).toEqual([8, 5, 4]);
  expect(tileLayout('M', [3, 200], chromebook)).toEqual({ columns: 5, isTogether: false });
});

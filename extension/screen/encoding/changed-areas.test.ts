import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { changedAreas, sizeOf, type Pixels } from './changed-areas.ts';

const blank = (width: number, height: number): Pixels => ({
  width,
  height,
  colours: new Uint32Array(width * height),
});
const withDots = (on: Pixels, ...dots: [x: number, y: number][]): Pixels => {
  const colours = on.colours.slice();
  for (const [x, y] of dots) colours[y * on.width + x] = 0xff00ff;
  return { ...on, colours };
};

describe('where two pictures differ', () => {
  const before = blank(100, 70);

  test('nowhere', () => {
    expect(changedAreas(before, blank(100, 70), 32)).toEqual([]);
  });

  test('in one tile, cut off at the edge', () => {
    expect(changedAreas(before, withDots(before, [99, 69]), 32)).toEqual([
      { x: 96, y: 64, width: 4, height: 6 },
    ]);
  });

  test('in tiles beside each other, which are joined, and in others, which are not', () => {
    const after = withDots(before, [0, 0], [33, 5], [99, 5], [0, 40]);
    expect(changedAreas(before, after, 32)).toEqual([
      { x: 0, y: 0, width: 64, height: 32 },
      { x: 96, y: 0, width: 4, height: 32 },
      { x: 0, y: 32, width: 32, height: 32 },
    ]);
    expect(sizeOf(changedAreas(before, after, 32))).toBe(64 * 32 + 4 * 32 + 32 * 32);
  });

  test('copying the areas makes the one picture the other, whatever changed', () => {
    const dot = fc.tuple(fc.nat(99), fc.nat(69));
    fc.assert(
      fc.property(fc.array(dot), fc.constantFrom(7, 32, 64), (dots, tileSize) => {
        const after = withDots(before, ...dots);
        const painted = before.colours.slice();
        for (const { x, y, width, height } of changedAreas(before, after, tileSize)) {
          for (let line = y; line < y + height; line += 1) {
            const at = line * 100 + x;
            painted.set(after.colours.subarray(at, at + width), at);
          }
        }
        expect(painted).toEqual(after.colours);
      }),
    );
  });
});

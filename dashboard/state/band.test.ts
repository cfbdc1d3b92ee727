import { expect, test } from 'vitest';
import { bandBetween, idsIn } from './band.ts';

const tile = (column: number, row: number) => ({
  left: column * 100,
  right: column * 100 + 90,
  top: row * 100,
  bottom: row * 100 + 90,
});
const places = [
  ['a', tile(0, 0)],
  ['b', tile(1, 0)],
  ['c', tile(0, 1)],
  ['d', tile(1, 1)],
] as const;

test('a band is drawn from any corner to any other, and not by a hand that shakes', () => {
  expect(bandBetween({ x: 50, y: 60 }, { x: 10, y: 5 })).toEqual({ left: 10, right: 50, top: 5, bottom: 60 });
  expect(bandBetween({ x: 50, y: 60 }, { x: 54, y: 65 })).toBeNull();
});

test('whoever it touches is in it', () => {
  const drawn = (...[x, y, toX, toY]: [number, number, number, number]) => {
    const band = bandBetween({ x, y }, { x: toX, y: toY });
    return band === null ? [] : idsIn(band, places);
  };
  expect(drawn(150, 20, 20, 50)).toEqual(['a', 'b']);
  expect(drawn(50, 50, 150, 150)).toEqual(['a', 'b', 'c', 'd']);
  expect(drawn(92, 0, 98, 300)).toEqual([]);
});

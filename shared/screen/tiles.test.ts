import { expect, test } from 'vitest';
import { packTiles, unpackTiles } from './tiles.ts';

const tiles = [
  { x: 0, y: 64, image: new Uint8Array([1, 2, 3]) },
  { x: 1344, y: 704, image: new Uint8Array([]) },
  { x: 8191, y: 8191, image: new Uint8Array(70_000).fill(7) },
];

test('tiles come out as they went in, wherever the bytes lie', () => {
  const packed = packTiles(tiles);
  const elsewhere = new Uint8Array(packed.length + 5);
  elsewhere.set(packed, 5);
  expect(unpackTiles(elsewhere.subarray(5))).toEqual(tiles);
  expect(unpackTiles(new Uint8Array())).toEqual([]);
});

test.each([1, 7, 9])('bytes cut short by %i are no tiles', (cut) => {
  const packed = packTiles(tiles.slice(0, 1));
  expect(unpackTiles(packed.subarray(0, packed.length - cut))).toBeNull();
});

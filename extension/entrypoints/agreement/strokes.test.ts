import { expect, test } from 'vitest';
import { maxStrokeNumbers, maxStrokes, signatureSchema, type Stroke } from '#shared/agreements/signature.ts';
import { drawTo, pathOf } from './strokes.ts';

const at = (x: number, y: number) => ({ x, y, width: 200, height: 100 });

test('points are put on the field, near ones left out, and outside is the edge', () => {
  let strokes: readonly Stroke[] = [];
  strokes = drawTo(strokes, at(20, 10), true);
  strokes = drawTo(strokes, at(20.5, 10), false);
  strokes = drawTo(strokes, at(300, -4), false);
  strokes = drawTo(strokes, at(100, 50), true);
  expect(strokes).toEqual([
    [100, 100, 1_000, 0],
    [500, 500],
  ]);
  expect(strokes.map(pathOf)).toEqual(['M100 100L1000 0', 'M500 500L500 500']);
});

test('however long somebody draws, it stays a signature', () => {
  let strokes: readonly Stroke[] = [];
  for (let index = 0; index < 5_000; index += 1)
    strokes = drawTo(strokes, at((index * 37) % 200, (index * 53) % 100), index % 60 === 0);
  expect(strokes.flat().length).toBeLessThanOrEqual(maxStrokeNumbers);
  expect(strokes.length).toBeLessThanOrEqual(maxStrokes);
  expect(signatureSchema.safeParse({ kind: 'drawn', strokes }).success).toBe(true);
});

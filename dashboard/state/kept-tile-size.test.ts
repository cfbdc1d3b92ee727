// @vitest-environment happy-dom
import { beforeEach, expect, test, vi } from 'vitest';
import { keptTileSize } from './kept-tile-size.ts';

beforeEach(() => localStorage.clear());

test('a size is kept for the next page, and what was kept in another form is not taken', () => {
  const size = keptTileSize();
  expect(size.value).toBe('fit');
  size.value = 'L';
  expect(keptTileSize().value).toBe('L');
  localStorage.setItem('tile-size', 'huge');
  expect(keptTileSize().value).toBe('fit');
});

test('where the browser keeps nothing it holds for this page', () => {
  vi.stubGlobal('localStorage', undefined);
  const size = keptTileSize();
  size.value = 'S';
  expect(size.value).toBe('S');
  vi.unstubAllGlobals();
});

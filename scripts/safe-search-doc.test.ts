import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { safeSearchDoc, safeSearchDocPath } from './safe-search-doc.ts';

test('the page about safe search says what the data say', async () => {
  expect(readFileSync(safeSearchDocPath, 'utf8')).toBe(await safeSearchDoc());
});

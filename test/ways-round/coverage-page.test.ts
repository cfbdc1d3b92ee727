import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { expect, test } from 'vitest';
import { packageRoot } from '../support/package-root.ts';
import { coveragePage } from './coverage-page.ts';
import { waysRound } from './ways-round.ts';

const file = join(packageRoot, 'docs/coverage.md');

test('the coverage page says what the list of ways says', async () => {
  const options = await resolveConfig(file);
  const written = await format(coveragePage(waysRound), { ...options, parser: 'markdown' });
  await expect(written).toMatchFileSnapshot(file);
});

test('it names every way', () => {
  const page = coveragePage(waysRound);
  expect(waysRound.filter(({ id }) => !page.includes(`\`${id}\``)).map(({ id }) => id)).toEqual([]);
});

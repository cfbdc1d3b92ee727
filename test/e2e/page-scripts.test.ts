import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { packageRoot } from '../support/package-root.ts';

test('each script for pages is small, and carries no schemas', async () => {
  const folder = join(packageRoot, 'dist/extension');
  const { content_scripts: always } = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')) as {
    content_scripts: { js: string[] }[];
  };
  const whenWanted = ['prompts-form.js', 'prompt-card.js', 'page-cover.js'];
  for (const file of [...always.flatMap(({ js }) => js), ...whenWanted]) {
    const script = await readFile(join(folder, file), 'utf8');
    expect(script.length, file).toBeLessThan(30_000);
    expect(script, file).not.toContain('ZodMini');
  }
});

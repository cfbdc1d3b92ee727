import { cp, mkdir, mkdtemp, readFile, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packageRoot } from '../../support/package-root.ts';

/** The same build with an extension that puts nothing on pages by itself. Gives its root. */
export const buildWithoutScripts = async (): Promise<string> => {
  const root = await mkdtemp(join(tmpdir(), 'thinkclick-bare-'));
  await mkdir(join(root, 'dist'));
  for (const part of ['package.json', 'dist/server', 'dist/extension'])
    await cp(join(packageRoot, part), join(root, part), { recursive: true });
  for (const part of ['node_modules', 'dist/dashboard'])
    await symlink(join(packageRoot, part), join(root, part));
  const file = join(root, 'dist/extension/manifest.json');
  const { content_scripts: left, ...manifest } = JSON.parse(await readFile(file, 'utf8')) as {
    content_scripts: unknown[];
  };
  if (left.length === 0) throw new Error('The extension has no content scripts to leave out.');
  await writeFile(file, JSON.stringify(manifest));
  return root;
};

import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { StartError } from './start-error.ts';

/** Where package.json stands: found from this file upwards, so that source and build both find it. */
export const findPackageRoot = (): string => {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!isOurs(join(folder, 'package.json'))) {
    const parent = dirname(folder);
    if (parent === folder)
      throw new StartError('The package.json of ThinkClick is missing: install it again.');
    folder = parent;
  }
  return folder;
};

const isOurs = (file: string): boolean =>
  existsSync(file) && (JSON.parse(readFileSync(file, 'utf8')) as { name?: unknown }).name === 'thinkclick';

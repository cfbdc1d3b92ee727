import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** One that is put in the place of another is gone between our looking and our reading. */
const readIfThere = (file: string): Promise<Buffer> =>
  readFile(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return Buffer.alloc(0);
    throw error;
  });

/** Every file below a folder in which the words stand as they are. */
export const filesWith = async (folder: string, words: string): Promise<string[]> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const found = await Promise.all(
    files.map(async (file) => ((await readIfThere(file)).includes(words) ? file : null)),
  );
  return found.filter((file) => file !== null);
};

import { readdir, rm, stat } from 'node:fs/promises';
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { waitUntil } from './wait-until.ts';

/** For a process to be asked with `SIGUSR2` for all that lives in its heap, written into this folder. */
export const heapOptions = (folder: string): string =>
  `--heapsnapshot-signal=SIGUSR2 --diagnostic-dir=${folder}`;

const snapshotsIn = async (folder: string): Promise<string[]> =>
  (await readdir(folder)).filter((name) => name.endsWith('.heapsnapshot'));

/** Written at once and in one go by a process that does nothing else meanwhile: whole when it grows no more. */
const whole = async (file: string): Promise<void> => {
  let before = -1;
  await waitUntil(
    'the heap is written',
    async () => {
      const { size } = await stat(file);
      const isSame = size > 0 && size === before;
      before = size;
      return isSame;
    },
    60_000,
    300,
  );
};

const contains = async (file: string, words: string): Promise<boolean> => {
  let rest = '';
  for await (const chunk of createReadStream(file, 'latin1')) {
    const text = rest + String(chunk);
    if (text.includes(words)) return true;
    rest = text.slice(-words.length);
  }
  return false;
};

/** Whether the words are in any string that lives in the heap of this process. It was started with `heapOptions`. */
export const heapHas = async (pid: number, folder: string, words: string): Promise<boolean> => {
  process.kill(pid, 'SIGUSR2');
  const name = await waitUntil(
    'the heap is being written',
    async () => (await snapshotsIn(folder))[0],
    60_000,
  );
  const file = join(folder, name);
  await whole(file);
  const found = await contains(file, words);
  await rm(file);
  return found;
};

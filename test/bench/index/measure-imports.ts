import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { ImportThread } from '../../../server/filtering/lists/import-thread.ts';
import type { BenchLine } from '../harness.ts';
import { hostCount, hostOf } from './made-up-hosts.ts';
import { timed } from './measures.ts';

const baseline = 'the same lines into a Set, unchecked';

/** From the file as it was uploaded to an index on disk: read, checked, sorted, kept, compiled, with progress. */
const importMs = async (file: string, folder: string): Promise<number> => {
  const thread = new ImportThread();
  let told = 0;
  const keptFile = join(folder, 'kept.gz');
  const take = { file, name: 'list', categoryId: 'imported', keptFile, keptBefore: null };
  const indexFolder = join(folder, 'index');
  const job = { take, others: [], indexFolder, indexBefore: null, publicSuffixes: ['co.uk'] };
  const [spentMs, done] = await timed(() => thread.run(job, () => (told += 1)));
  await thread.close();
  if (!done.ok) throw new Error(done.detail);
  if (told < 3) throw new Error('There was no progress.');
  return spentMs;
};

/** Reads every line into a Set, and asks nothing of it. */
const bareMs = async (file: string): Promise<number> => {
  const [spentMs, lines] = await timed(async () => {
    const bytes = await readFile(file);
    const text = bytes[0] === 0x1f ? gunzipSync(bytes) : bytes;
    return new Set(text.toString('latin1').split('\n'));
  });
  if (lines.size === 0) throw new Error('There is no line in it.');
  return spentMs;
};

/** Five million names of our own, and the public list of UT1 where UT1_ARCHIVE names its archive. */
export const measureImports = async (report: (line: BenchLine) => void): Promise<void> => {
  const folder = await mkdtemp(join(tmpdir(), 'thinkclick-bench-'));
  try {
    const file = join(folder, 'list.txt');
    await writeFile(file, Array.from({ length: hostCount }, (_, number) => `${hostOf(number)}\n`).join(''));
    const all = [['index.import5MMs', file] as const];
    const ut1 = process.env['UT1_ARCHIVE'];
    for (const [name, path] of ut1 === undefined ? all : [...all, ['index.importUt1Ms', ut1] as const]) {
      const figure = await importMs(path, folder);
      report({ name, figure, unit: 'ms', baseline, baselineFigure: await bareMs(path), runs: 1 });
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

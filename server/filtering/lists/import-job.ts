import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { TakenList } from '#shared/api/category-lists.ts';
import { success, type Result } from '#shared/result.ts';
import { importFile } from '../import/import-lists.ts';
import type { ImportedLists } from '../import/list-collector.ts';
import { compileIndex } from './compile-index.ts';
import { EntryTally, type Tally } from './entry-tally.ts';
import type { ImportDone, ImportJob, ImportStep } from './import-messages.ts';
import { KeptListWriter, readKeptList } from './kept-list.ts';

type OnProgress = (progress: ImportStep) => void;
type Take = NonNullable<ImportJob['take']>;

/** Takes new content for one source and compiles the index anew from all; where the content is no list, nothing comes of it. */
export const runImportJob = async (job: ImportJob, onProgress: OnProgress): Promise<Result<ImportDone>> => {
  const { take, others } = job;
  if (take === null) return success({ taken: null, index: await compileIndex(job, others, onProgress) });
  const taken = await takeList(take, onProgress);
  if (!taken.ok) return taken;
  const isChanged = take.keptBefore === null || taken.value.added + taken.value.removed > 0;
  const index = isChanged ? await compileIndex(job, [...others, take.keptFile], onProgress) : null;
  return success({ taken: taken.value, index });
};

const takeList = async (take: Take, onProgress: OnProgress): Promise<Result<TakenList>> => {
  const { file, name, categoryId, keptFile, keptBefore } = take;
  const { size } = await stat(file);
  const kept = new KeptListWriter(keptFile);
  const tally = new EntryTally();
  let read = 0;
  const bytes = counted(createReadStream(file, { highWaterMark: 1 << 18 }), (count) => (read += count));
  const imported = await importFile(name, bytes, {
    categoryId,
    onEntry: (id, entry) => {
      kept.add(id, entry);
      tally.add(id, entry, 'new');
    },
    onProgress: (soFar) => onProgress({ step: 'reading', part: read / Math.max(1, size), ...soFar }),
  });
  if (!imported.ok) {
    await kept.abandon();
    return imported;
  }
  const { lineCount, hostCount, pageCount, publicSuffixes } = imported.value;
  onProgress({ step: 'comparing', part: null, lineCount, hostCount: hostCount + pageCount });
  await kept.finish(publicSuffixes);
  if (keptBefore !== null) await addOld(tally, keptBefore);
  return success(described(imported.value, tally.tally()));
};

async function* counted(
  chunks: AsyncIterable<Uint8Array>,
  onBytes: (count: number) => void,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    onBytes(chunk.length);
    yield chunk;
  }
}

const addOld = async (tally: EntryTally, keptBefore: string): Promise<void> => {
  for await (const { categoryId, entries } of readKeptList(keptBefore)) {
    for (const entry of entries) tally.add(categoryId, entry, 'old');
  }
};

const described = (imported: ImportedLists, { categories, added, removed }: Tally): TakenList => {
  const { format, lineCount, skipped, skippedCounts, sharedHosts } = imported;
  const sum = (key: 'hostCount' | 'pageCount'): number =>
    categories.reduce((total, category) => total + category[key], 0);
  return {
    format,
    lineCount,
    hostCount: sum('hostCount'),
    pageCount: sum('pageCount'),
    added,
    removed,
    categories: [...categories],
    skipped: [...skipped],
    skippedCounts,
    sharedHosts: [...sharedHosts],
  };
};

import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { ImportedLists } from '../import/list-collector.ts';
import { importFile } from '../import/import-lists.ts';
import type { TakenList } from '#shared/api/category-lists.ts';
import type { Failure } from '#shared/result.ts';
import { compileIndex } from './compile-index.ts';
import { countChanges } from './count-changes.ts';
import type { ImportDone, ImportJob, ImportStep } from './import-messages.ts';
import { isPageKey, readKeptList, sortLists, writeKeptList, type SortedList } from './kept-list.ts';

type OnProgress = (progress: ImportStep) => void;
type Take = NonNullable<ImportJob['take']>;

/** Takes new content for one source and compiles the index anew from all; where the content is no list, nothing is written. */
export const runImportJob = async (job: ImportJob, onProgress: OnProgress): Promise<ImportDone | Failure> => {
  if (job.take === null) {
    return { ok: true, taken: null, index: await compileIndex(job, job.others, onProgress) };
  }
  const taken = await takeList(job.take, onProgress);
  if (!taken.ok) return taken;
  const isChanged = job.take.keptBefore === null || taken.value.added + taken.value.removed > 0;
  const index = isChanged ? await compileIndex(job, [...job.others, job.take.keptFile], onProgress) : null;
  return { ok: true, taken: taken.value, index };
};

const takeList = async (
  { file, name, categoryId, keptFile, keptBefore }: Take,
  onProgress: OnProgress,
): Promise<Failure | { readonly ok: true; readonly value: TakenList }> => {
  const { size } = await stat(file);
  let read = 0;
  const counted = countedChunks(
    createReadStream(file, { highWaterMark: 1 << 18 }),
    (bytes) => (read += bytes),
  );
  const imported = await importFile(name, counted, {
    categoryId,
    onProgress: (soFar) => onProgress({ step: 'reading', part: size === 0 ? null : read / size, ...soFar }),
  });
  if (!imported.ok) return imported;
  const { lineCount, hostCount, pageCount, lists, publicSuffixes } = imported.value;
  onProgress({ step: 'sorting', part: null, lineCount, hostCount: hostCount + pageCount });
  const sorted = sortLists(lists);
  await writeKeptList(keptFile, sorted, publicSuffixes);
  const changes = await countChanges(keptBefore === null ? null : readKeptList(keptBefore), sorted);
  return { ok: true, value: { ...described(imported.value, sorted), ...changes } };
};

async function* countedChunks(
  chunks: AsyncIterable<Uint8Array>,
  onBytes: (count: number) => void,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    onBytes(chunk.length);
    yield chunk;
  }
}

const described = (imported: ImportedLists, sorted: readonly SortedList[]) => {
  const { format, lineCount, skipped, skippedCounts, sharedHosts } = imported;
  const categories = sorted.map(({ categoryId, entries }) => {
    const pageCount = entries.filter(isPageKey).length;
    return { id: categoryId, hostCount: entries.length - pageCount, pageCount };
  });
  const sum = (key: 'hostCount' | 'pageCount'): number =>
    categories.reduce((total, category) => total + category[key], 0);
  return {
    format,
    lineCount,
    hostCount: sum('hostCount'),
    pageCount: sum('pageCount'),
    categories,
    skipped: [...skipped],
    skippedCounts,
    sharedHosts: [...sharedHosts],
  };
};

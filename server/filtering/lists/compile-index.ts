import { randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { CompactIndexBuilder, seedsFrom } from '#shared/policy/index/build-compact-index.ts';
import { makeDifference } from '#shared/policy/index/index-difference.ts';
import { readIndexFile, writeIndexFile, type IndexParts } from '#shared/policy/index/index-format.ts';
import type { FullIndex } from '#shared/policy/policy.ts';
import { writeFloor } from '#shared/policy/rules-floor.ts';
import { IndexFiles } from '../index-files.ts';
import type { ImportJob, ImportStep } from './import-messages.ts';
import { FloorChooser } from './choose-floor.ts';
import { isPageKey, readKeptList, type KeptPiece } from './kept-list.ts';

type OnProgress = (progress: ImportStep) => void;

/** So many older indexes a device may have and still be brought up to date by a difference. */
const differencesKept = 4;

/** One index of all kept lists, on disk, with differences from the ones before it. */
export const compileIndex = async (
  { indexFolder, indexBefore, publicSuffixes }: ImportJob,
  keptFiles: readonly string[],
  onProgress: OnProgress,
): Promise<FullIndex> => {
  const files = new IndexFiles({ folder: indexFolder });
  const before = indexBefore === null ? null : await partsIn(files, indexBefore);
  const parts = await partsOf(keptFiles, publicSuffixes, before, onProgress);
  const file = await writeIndexFile(parts);
  const floor = await files.keepFloor(await packedFloor(keptFiles));
  const index: FullIndex = { ...(await files.keep(file)), floor };
  for (const sha256 of await files.newest(differencesKept, index.sha256)) {
    const older = await partsIn(files, sha256);
    const difference = older && makeDifference(older, parts);
    if (difference && difference.length < file.length) {
      await files.keepDifference(sha256, index.sha256, difference);
    }
  }
  await files.removeAllBut(index, await files.newest(differencesKept, index.sha256));
  return index;
};

const packedFloor = async (keptFiles: readonly string[]): Promise<Uint8Array> => {
  const chooser = new FloorChooser();
  for await (const { categoryId, entries } of piecesOf(keptFiles)) chooser.add(categoryId, entries);
  chooser.choose();
  for await (const { categoryId, entries } of piecesOf(keptFiles)) chooser.weigh(categoryId, entries);
  return gzipSync(writeFloor(chooser.lists()));
};

async function* piecesOf(keptFiles: readonly string[]): AsyncGenerator<KeptPiece> {
  for (const file of keptFiles) yield* readKeptList(file);
}

const partsIn = async (files: IndexFiles, sha256: string): Promise<IndexParts | null> => {
  const file = await files.read(sha256);
  return file && readIndexFile(file);
};

const partsOf = async (
  keptFiles: readonly string[],
  publicSuffixes: readonly string[],
  before: IndexParts | null,
  onProgress: OnProgress,
): Promise<IndexParts> => {
  const seed = before?.seed ?? randomSeed();
  for (const tried of seedsFrom(seed)) {
    const suffixes = new Set(publicSuffixes);
    const builder = new CompactIndexBuilder({
      seed: tried,
      publicSuffixes: suffixes,
      ...(before && { widths: { bucketBits: before.bucketBits, hashBits: before.hashBits } }),
    });
    await fill(builder, keptFiles, suffixes, onProgress);
    const parts = builder.parts();
    if (parts !== null) return parts;
  }
  throw new Error('No seed keeps the listed hosts apart.');
};

const fill = async (
  builder: CompactIndexBuilder,
  keptFiles: readonly string[],
  suffixes: Set<string>,
  onProgress: OnProgress,
): Promise<void> => {
  let count = 0;
  for (const [done, file] of keptFiles.entries()) {
    for await (const { categoryId, entries } of readKeptList(file, (suffix) => suffixes.add(suffix))) {
      for (const entry of entries) {
        if (isPageKey(entry)) builder.addPage(categoryId, entry);
        else builder.addHost(categoryId, entry);
      }
      count += entries.length;
      onProgress({ step: 'compiling', part: done / keptFiles.length, lineCount: count, hostCount: count });
    }
  }
};

const randomSeed = (): [number, number] => {
  const bytes = randomBytes(8);
  return [bytes.readUInt32LE(0), bytes.readUInt32LE(4)];
};

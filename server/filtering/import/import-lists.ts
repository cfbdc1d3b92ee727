import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { failure, success, type Result } from '#shared/result.ts';
import { ByteSource, type Chunks } from './byte-source.ts';
import { ImportRefused } from './import-refused.ts';
import { ListCollector, type ImportedLists, type OnEntry, type OnProgress } from './list-collector.ts';
import type { ListFormat } from './list-format.ts';
import { looksLikeTar, readTar } from './read-tar.ts';
import { atMost, gunzip } from './unpack.ts';
import { ut1CategoryId } from './ut1-categories.ts';

export interface ImportOptions {
  /** For lists that name no categories themselves. */
  readonly categoryId: string;
  /** By the look of it where none is told. */
  readonly format?: ListFormat;
  readonly onEntry: OnEntry;
  readonly onProgress?: OnProgress;
  /** Once unpacked. */
  readonly maxBytes?: number;
}

const maxUnpackedBytes = 1_000_000_000;

/**
 * Reads one list, or an archive in UT1's layout (`<category>/domains`, `<category>/urls`), packed by gzip or not. Lines
 * that cannot be read are reported and left out; a file that is no list, is damaged or grows too large gives a failure.
 */
export const importFile = (
  name: string,
  bytes: Chunks,
  options: ImportOptions,
): Promise<Result<ImportedLists>> =>
  collect(options, async (collector) => {
    const limit = options.maxBytes ?? maxUnpackedBytes;
    const source = await unpacked(bytes, limit);
    if (await looksLikeTar(source)) {
      await addArchive(collector, source);
      return collector.finish('ut1');
    }
    const { categoryId, format = null } = options;
    await collector.add({ name, bytes: source.read(), format, categoryId });
    return collector.finish();
  });

/** Reads a folder in UT1's layout. */
export const importFolder = (folder: string, options: ImportOptions): Promise<Result<ImportedLists>> =>
  collect(options, async (collector) => {
    const limit = options.maxBytes ?? maxUnpackedBytes;
    for (const { parentPath, name } of await entriesOf(folder)) {
      const path = join(parentPath, name);
      const list = ut1List(path.replaceAll('\\', '/'));
      if (list) await collector.add({ ...list, bytes: atMost(createReadStream(path), limit) });
    }
    return collector.finish('ut1');
  });

const entriesOf = async (folder: string) =>
  (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());

const unpacked = async (bytes: Chunks, maxBytes: number): Promise<ByteSource> => {
  const packed = new ByteSource(atMost(bytes, maxBytes));
  const [first, second] = await packed.peek(2);
  return first === 0x1f && second === 0x8b ? new ByteSource(atMost(gunzip(packed.read()), maxBytes)) : packed;
};

const addArchive = async (collector: ListCollector, source: ByteSource): Promise<void> => {
  for await (const { path, bytes } of readTar(source)) {
    const list = ut1List(path);
    if (list) await collector.add({ ...list, bytes });
  }
};

/** What a file of UT1 holds, by its name; null for the files that are not lists of hosts. */
const ut1List = (path: string) => {
  const [, folder = '', file] = /(?:^|\/)([^/]+)\/(domains|urls)$/.exec(path) ?? [];
  const categoryId = ut1CategoryId(folder);
  if (file === undefined || categoryId === null) return null;
  const format: ListFormat = file === 'urls' ? 'urls' : 'domains';
  return { name: `${folder}/${file}`, format, categoryId };
};

const collect = async (
  { onEntry, onProgress = () => undefined }: ImportOptions,
  read: (collector: ListCollector) => Promise<ImportedLists>,
): Promise<Result<ImportedLists>> => {
  try {
    return success(await read(new ListCollector(onEntry, onProgress)));
  } catch (error) {
    if (error instanceof ImportRefused) return failure(error.reason, error.message);
    throw error;
  }
};

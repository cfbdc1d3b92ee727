import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openCompactIndex, type CompactIndex } from '#shared/policy/index/open-compact-index.ts';
import type { FullIndex, NamedFile } from '#shared/policy/policy.ts';

export interface IndexFilesParts {
  readonly folder: string;
}

const sha256Pattern = /^[0-9a-f]{64}$/;
const indexFile = /^([0-9a-f]{64})\.bin$/;
const floorFile = /^([0-9a-f]{64})\.floor\.gz$/;
const differenceFile = /^([0-9a-f]{64})\.from\.([0-9a-f]{64})\.bin$/;

/** Compiled category indexes on disk, each named by its SHA-256, and the differences from one to the next. */
export class IndexFiles {
  readonly #parts: IndexFilesParts;

  constructor(parts: IndexFilesParts) {
    this.#parts = parts;
  }

  keep(file: Uint8Array): Promise<NamedFile> {
    return this.#keep(file, 'bin');
  }

  /** Those of an index's hosts that browsers' own rules know too, packed. */
  keepFloor(file: Uint8Array): Promise<NamedFile> {
    return this.#keep(file, 'floor.gz');
  }

  async keepDifference(from: string, to: string, difference: Uint8Array): Promise<void> {
    await this.#write(`${to}.from.${from}.bin`, difference);
  }

  /** Null when it is not there, as after a database was put back without its files. */
  read(sha256: string): Promise<Buffer | null> {
    return this.#read([sha256], `${sha256}.bin`);
  }

  readFloor(sha256: string): Promise<Buffer | null> {
    return this.#read([sha256], `${sha256}.floor.gz`);
  }

  /** Null where there is none, or none smaller than the whole. */
  readDifference(from: string, to: string): Promise<Buffer | null> {
    return this.#read([from, to], `${to}.from.${from}.bin`);
  }

  async open({ sha256 }: FullIndex): Promise<CompactIndex | null> {
    const file = await this.read(sha256);
    return file && openCompactIndex(file);
  }

  /** The names of the indexes written last, the newest first, without one of them. */
  async newest(count: number, except: string): Promise<string[]> {
    const names = (await this.#names()).flatMap((name) => indexFile.exec(name)?.[1] ?? []);
    const dated = await Promise.all(
      names
        .filter((name) => name !== except)
        .map(async (name) => ({ name, at: (await stat(join(this.#parts.folder, `${name}.bin`))).mtimeMs })),
    );
    return dated
      .sort((one, other) => other.at - one.at)
      .slice(0, count)
      .map(({ name }) => name);
  }

  /** Differences go with the indexes they lead from or to; of those to an older index all. Older floors go too. */
  async removeAllBut(newest: FullIndex, others: readonly string[]): Promise<void> {
    const isKept = (name: string): boolean => {
      const [, index] = indexFile.exec(name) ?? [];
      if (index !== undefined) return index === newest.sha256 || others.includes(index);
      const [, floor] = floorFile.exec(name) ?? [];
      if (floor !== undefined) return floor === newest.floor?.sha256;
      const [, to, from = ''] = differenceFile.exec(name) ?? [];
      return to === newest.sha256 && others.includes(from);
    };
    for (const name of await this.#names()) {
      if (!isKept(name)) await rm(join(this.#parts.folder, name), { force: true });
    }
  }

  async #keep(file: Uint8Array, ending: string): Promise<NamedFile> {
    const sha256 = createHash('sha256').update(file).digest('hex');
    await this.#write(`${sha256}.${ending}`, file);
    return { sha256, sizeBytes: file.length };
  }

  async #names(): Promise<string[]> {
    return readdir(this.#parts.folder);
  }

  async #write(name: string, bytes: Uint8Array): Promise<void> {
    const path = join(this.#parts.folder, name);
    await mkdir(this.#parts.folder, { recursive: true });
    // Never half a file under its name.
    await writeFile(`${path}.new`, bytes);
    await rename(`${path}.new`, path);
  }

  async #read(names: readonly string[], file: string): Promise<Buffer | null> {
    if (!names.every((name) => sha256Pattern.test(name))) return null;
    try {
      return await readFile(join(this.#parts.folder, file));
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
      throw error;
    }
  }
}

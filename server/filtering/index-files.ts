import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openCompactIndex, type CompactIndex } from '#shared/policy/index/open-compact-index.ts';
import type { FullIndex } from '#shared/policy/policy.ts';

export interface IndexFilesParts {
  readonly folder: string;
}

/** Compiled category indexes on disk, each named by its SHA-256. */
export class IndexFiles {
  readonly #parts: IndexFilesParts;

  constructor(parts: IndexFilesParts) {
    this.#parts = parts;
  }

  async keep(file: Uint8Array): Promise<FullIndex> {
    const sha256 = createHash('sha256').update(file).digest('hex');
    const path = this.#pathOf(sha256);
    await mkdir(this.#parts.folder, { recursive: true });
    // Never half a file under its name.
    await writeFile(`${path}.new`, file);
    await rename(`${path}.new`, path);
    return { sha256, sizeBytes: file.length };
  }

  /** Null when it is not there, as after a database was put back without its files. */
  async read(sha256: string): Promise<Buffer | null> {
    if (!/^[0-9a-f]{64}$/.test(sha256)) return null;
    try {
      return await readFile(this.#pathOf(sha256));
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
      throw error;
    }
  }

  async open({ sha256 }: FullIndex): Promise<CompactIndex | null> {
    const file = await this.read(sha256);
    return file && openCompactIndex(file);
  }

  #pathOf(sha256: string): string {
    return join(this.#parts.folder, `${sha256}.bin`);
  }
}

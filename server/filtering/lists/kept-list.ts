import { createReadStream, createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { readLines } from '../import/read-lines.ts';
import { gunzip } from '../import/unpack.ts';

/** Part of a kept list: hosts and page keys of one category. */
export interface KeptPiece {
  readonly categoryId: string;
  readonly entries: readonly string[];
}

const entriesPerPiece = 5_000;

/** Where an entry is no host but a page of one. */
export const isPageKey = (entry: string): boolean => entry.includes('/');

/**
 * Writes a list as it is kept, packed by gzip, while it comes: entries one a line after a line with `#` and their category,
 * which may come back, and lines with `!` and a public suffix above the hosts. No host and no page begins with either.
 */
export class KeptListWriter {
  readonly #packed = createGzip({ level: 1 });
  readonly #written: Promise<void>;
  readonly #waiting = new Map<string, string[]>();

  constructor(file: string) {
    this.#written = finished(this.#packed.pipe(createWriteStream(file)));
    // Told by `finish` too, which may come later.
    this.#written.catch(() => undefined);
  }

  add(categoryId: string, entry: string): void {
    const waiting = this.#waiting.get(categoryId);
    if (waiting === undefined) this.#waiting.set(categoryId, [entry]);
    else if (waiting.push(entry) >= entriesPerPiece) this.#flush(categoryId, waiting);
  }

  /** Until all that came is on disk. */
  async finish(publicSuffixes: Iterable<string>): Promise<void> {
    for (const [categoryId, waiting] of this.#waiting) this.#flush(categoryId, waiting);
    for (const suffix of publicSuffixes) this.#packed.write(`!${suffix}\n`);
    this.#packed.end();
    await this.#written;
  }

  /** Leaves half a file behind, for whoever gave its name to remove. */
  async abandon(): Promise<void> {
    this.#packed.end();
    await this.#written.catch(() => undefined);
  }

  #flush(categoryId: string, waiting: string[]): void {
    if (waiting.length === 0) return;
    this.#packed.write(`#${categoryId}\n${waiting.join('\n')}\n`);
    waiting.length = 0;
  }
}

/** In the order in which it was written. */
export async function* readKeptList(
  file: string,
  onSuffix: (suffix: string) => void = () => undefined,
): AsyncGenerator<KeptPiece> {
  let categoryId = '';
  for await (const lines of readLines(gunzip(createReadStream(file, { highWaterMark: 1 << 18 })))) {
    let entries: string[] = [];
    for (const line of lines) {
      if (line.startsWith('!')) onSuffix(line.slice(1));
      else if (line.startsWith('#')) {
        if (entries.length > 0) yield { categoryId, entries };
        [categoryId, entries] = [line.slice(1), []];
      } else entries.push(line);
    }
    if (entries.length > 0) yield { categoryId, entries };
  }
}

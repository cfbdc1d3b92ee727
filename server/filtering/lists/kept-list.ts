import { createReadStream, createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { CollectedList } from '../import/list-collector.ts';
import { readLines } from '../import/read-lines.ts';
import { gunzip } from '../import/unpack.ts';

/** One category of a list: its hosts and page keys together, sorted and without doubles. */
export interface SortedList {
  readonly categoryId: string;
  readonly entries: readonly string[];
}

/** Part of a kept list, in its order. */
export interface KeptPiece {
  readonly categoryId: string;
  readonly entries: readonly string[];
}

const linesPerChunk = 5_000;

/** Categories in alphabetical order, and so their entries. Empties the lists it was given: both together are too large. */
export const sortLists = (lists: ReadonlyMap<string, CollectedList>): SortedList[] =>
  [...lists]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([categoryId, { hosts, pages }]) => ({ categoryId, entries: sortedOnce([hosts, pages]) }));

const sortedOnce = (parts: readonly string[][]): string[] => {
  const sorted: string[] = [];
  for (const part of parts) {
    for (const entry of part) sorted.push(entry);
    part.length = 0;
  }
  sorted.sort();
  let kept = 0;
  for (let place = 0; place < sorted.length; place += 1) {
    const entry = sorted[place] as string;
    if (kept === 0 || sorted[kept - 1] !== entry) sorted[kept++] = entry;
  }
  sorted.length = kept;
  return sorted;
};

/** Where an entry is no host but a page of one. */
export const isPageKey = (entry: string): boolean => entry.includes('/');

/**
 * A list as it is kept, packed by gzip: a line of public suffixes after `!`, then for each category its id after `#` and its
 * entries, one a line. No host and no page begins with either.
 */
export const writeKeptList = async (
  file: string,
  lists: readonly SortedList[],
  publicSuffixes: Iterable<string>,
): Promise<void> => {
  await pipeline(
    Readable.from(textOf(lists, publicSuffixes)),
    createGzip({ level: 1 }),
    createWriteStream(file),
  );
};

function* textOf(lists: readonly SortedList[], publicSuffixes: Iterable<string>): Generator<string> {
  yield `!${[...publicSuffixes].join(' ')}\n`;
  for (const { categoryId, entries } of lists) {
    yield `#${categoryId}\n`;
    for (let from = 0; from < entries.length; from += linesPerChunk) {
      yield `${entries.slice(from, from + linesPerChunk).join('\n')}\n`;
    }
  }
}

/** In the order in which it was written. `onSuffix` is told the public suffixes first. */
export async function* readKeptList(
  file: string,
  onSuffix: (suffix: string) => void = () => undefined,
): AsyncGenerator<KeptPiece> {
  let categoryId = '';
  for await (const lines of readLines(gunzip(createReadStream(file)))) {
    let entries: string[] = [];
    for (const line of lines) {
      if (line.startsWith('!')) for (const suffix of line.slice(1).split(' ')) onSuffix(suffix);
      else if (line.startsWith('#')) {
        if (entries.length > 0) yield { categoryId, entries };
        [categoryId, entries] = [line.slice(1), []];
      } else entries.push(line);
    }
    if (entries.length > 0) yield { categoryId, entries };
  }
}

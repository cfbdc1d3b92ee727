import type { ListFormatFound, SkippedLine, SkipReason } from '#shared/api/category-lists.ts';
import { sealedCategoryIds } from '../sealed-category.ts';
import type { Chunks } from './byte-source.ts';
import { ImportRefused } from './import-refused.ts';
import { lineReading, type LineReading, type ListFormat } from './list-format.ts';
import { skipped, type ParsedLine } from './parsed-line.ts';
import { readSuffix } from './public-suffix.ts';
import { byteOrderMark, maxLineLength, readLines } from './read-lines.ts';

/** Told each host and page in the order of the lines; the same one again where a list has it again. */
export type OnEntry = (categoryId: string, entry: string) => void;

/** What a file, an archive or a folder gave. */
export interface ImportedLists {
  /** By the look of the lines; of an archive its own. */
  readonly format: ListFormatFound;
  readonly hostCount: number;
  readonly pageCount: number;
  readonly lineCount: number;
  /** The first of the lines left out, and how many there were of each kind. */
  readonly skipped: readonly SkippedLine[];
  readonly skippedCounts: Readonly<Partial<Record<SkipReason, number>>>;
  /** Hosts under which many owners have their sites: taken, and told. */
  readonly sharedHosts: readonly string[];
  /** With two labels or more, above the hosts that were taken. */
  readonly publicSuffixes: ReadonlySet<string>;
}

export interface ListFile {
  readonly name: string;
  readonly bytes: Chunks;
  readonly format: ListFormat | null;
  /** For lines that name no category themselves. */
  readonly categoryId: string;
}

export type OnProgress = (soFar: { readonly lineCount: number; readonly hostCount: number }) => void;

const maxEntries = 20_000_000;
const maxCategories = 500;
const skippedShown = 200;
const sharedShown = 100;

/** Takes in files one after the other. It holds no entry: a list may have millions. */
export class ListCollector {
  readonly #onProgress: OnProgress;
  readonly #onEntry: OnEntry;
  readonly #categoryIds = new Set<string>();
  readonly #skipped: SkippedLine[] = [];
  readonly #skippedCounts: Partial<Record<SkipReason, number>> = {};
  readonly #sharedHosts: string[] = [];
  readonly #publicSuffixes = new Set<string>();
  #format: ListFormatFound = 'domains';
  #hostCount = 0;
  #pageCount = 0;
  #lineCount = 0;

  constructor(onEntry: OnEntry, onProgress: OnProgress) {
    this.#onEntry = onEntry;
    this.#onProgress = onProgress;
  }

  async add(file: ListFile): Promise<void> {
    let reading: LineReading | null = null;
    let line = 0;
    for await (const texts of readLines(file.bytes)) {
      for (const written of texts) {
        line += 1;
        const text = line === 1 && written.startsWith(byteOrderMark) ? written.slice(1) : written;
        if (text.length > maxLineLength) this.#take(skipped('too-long'), file, line);
        else if (reading !== null) this.#take(reading.parse(text), file, line);
        else {
          reading = lineReading(text, file.format);
          this.#format = reading?.format ?? this.#format;
          if (reading?.hasHeader === false) this.#take(reading.parse(text), file, line);
        }
      }
      this.#lineCount += texts.length;
      this.#onProgress({ lineCount: this.#lineCount, hostCount: this.#hostCount + this.#pageCount });
    }
  }

  /** Refused where hardly anything in it was a host: then it was no list. */
  finish(format: ListFormatFound = this.#format): ImportedLists {
    const read = this.#hostCount + this.#pageCount;
    if (read === 0) throw new ImportRefused('bad-message', 'There is no host in it.');
    if ((this.#skippedCounts['not-a-host'] ?? 0) > read) {
      throw new ImportRefused('bad-message', 'Most lines are no hosts, so this is not a list.');
    }
    return {
      format,
      hostCount: this.#hostCount,
      pageCount: this.#pageCount,
      lineCount: this.#lineCount,
      skipped: this.#skipped,
      skippedCounts: this.#skippedCounts,
      sharedHosts: this.#sharedHosts,
      publicSuffixes: this.#publicSuffixes,
    };
  }

  #take(parsed: ParsedLine, file: ListFile, line: number): void {
    switch (parsed.kind) {
      case 'empty':
        return;
      case 'skipped':
        return this.#skip(parsed.why, file, line);
      case 'hosts':
      case 'page': {
        const categoryId = parsed.categoryId ?? file.categoryId;
        if (sealedCategoryIds.has(categoryId)) return this.#skip('bad-category', file, line);
        this.#noteCategory(categoryId);
        if (parsed.kind === 'page') this.#takePage(categoryId, parsed.key);
        else for (const host of parsed.hosts) this.#takeHost(categoryId, host);
      }
    }
  }

  #skip(why: SkipReason, { name }: ListFile, line: number): void {
    this.#skippedCounts[why] = (this.#skippedCounts[why] ?? 0) + 1;
    if (this.#skipped.length < skippedShown) this.#skipped.push({ file: name, line, why });
  }

  #takePage(categoryId: string, key: string): void {
    this.#pageCount += 1;
    this.#mindTheLimit();
    this.#onEntry(categoryId, key);
  }

  #takeHost(categoryId: string, host: string): void {
    const { suffix, kind } = readSuffix(host);
    if (suffix.includes('.')) this.#publicSuffixes.add(suffix);
    if (kind === 'company' && this.#sharedHosts.length < sharedShown) this.#sharedHosts.push(host);
    this.#hostCount += 1;
    this.#mindTheLimit();
    this.#onEntry(categoryId, host);
  }

  #mindTheLimit(): void {
    if (this.#hostCount + this.#pageCount > maxEntries) {
      throw new ImportRefused('too-large', 'The list holds too many hosts.');
    }
  }

  #noteCategory(categoryId: string): void {
    if (this.#categoryIds.has(categoryId)) return;
    if (this.#categoryIds.size === maxCategories) {
      throw new ImportRefused('too-large', 'The list holds too many categories.');
    }
    this.#categoryIds.add(categoryId);
  }
}

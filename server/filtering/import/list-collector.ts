import type { HostList } from '#shared/policy/category-index.ts';
import type { Chunks } from './byte-source.ts';
import { ImportRefused } from './import-refused.ts';
import { lineReading, type LineReading, type ListFormat } from './list-format.ts';
import type { SkipReason } from '#shared/api/category-lists.ts';
import { skipped, type ParsedLine } from './parsed-line.ts';
import { byteOrderMark, maxLineLength, readLines } from './read-lines.ts';

/** A line that was left out. */
export interface SkippedLine {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly why: SkipReason;
}

/** What a file, an archive or a folder gave. */
export interface ImportedLists {
  readonly lists: readonly HostList[];
  readonly hostCount: number;
  /** Lines that name one page of a site. They are counted, not listed: the policy speaks of hosts. */
  readonly pageCount: number;
  readonly lineCount: number;
  /** The first of the lines left out, and how many there were of each kind. */
  readonly skipped: readonly SkippedLine[];
  readonly skippedCounts: Readonly<Partial<Record<SkipReason, number>>>;
}

export interface ListFile {
  readonly name: string;
  readonly bytes: Chunks;
  readonly format: ListFormat | null;
  /** For lines that name no category themselves. */
  readonly categoryId: string;
}

export type OnProgress = (soFar: { readonly lineCount: number; readonly hostCount: number }) => void;

const maxHosts = 20_000_000;
const maxCategories = 500;
const skippedShown = 200;

/** Takes in files one after the other. Nothing but its own memory changes, so that a bad file leaves all as it was. */
export class ListCollector {
  readonly #onProgress: OnProgress;
  readonly #lists = new Map<string, string[]>();
  readonly #skipped: SkippedLine[] = [];
  readonly #skippedCounts: Partial<Record<SkipReason, number>> = {};
  #hostCount = 0;
  #pageCount = 0;
  #lineCount = 0;

  constructor(onProgress: OnProgress) {
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
          if (reading?.hasHeader === false) this.#take(reading.parse(text), file, line);
        }
      }
      this.#lineCount += texts.length;
      this.#onProgress({ lineCount: this.#lineCount, hostCount: this.#hostCount });
    }
  }

  /** Refused where hardly anything in it was a host: then it was no list. */
  finish(): ImportedLists {
    const read = this.#hostCount + this.#pageCount;
    if (read === 0) throw new ImportRefused('bad-message', 'There is no host in it.');
    if ((this.#skippedCounts['not-a-host'] ?? 0) > read) {
      throw new ImportRefused('bad-message', 'Most lines are no hosts, so this is not a list.');
    }
    return {
      lists: Array.from(this.#lists, ([id, hosts]) => ({ id, hosts })),
      hostCount: this.#hostCount,
      pageCount: this.#pageCount,
      lineCount: this.#lineCount,
      skipped: this.#skipped,
      skippedCounts: this.#skippedCounts,
    };
  }

  #take(parsed: ParsedLine, file: ListFile, line: number): void {
    switch (parsed.kind) {
      case 'empty':
        return;
      case 'hosts':
        return this.#list(parsed.categoryId ?? file.categoryId, parsed.hosts);
      case 'page':
        this.#pageCount += 1;
        return;
      case 'skipped':
        this.#skippedCounts[parsed.why] = (this.#skippedCounts[parsed.why] ?? 0) + 1;
        if (this.#skipped.length < skippedShown)
          this.#skipped.push({ file: file.name, line, why: parsed.why });
    }
  }

  #list(categoryId: string, hosts: readonly string[]): void {
    this.#hostCount += hosts.length;
    if (this.#hostCount > maxHosts) throw new ImportRefused('too-large', 'The list holds too many hosts.');
    const list = this.#lists.get(categoryId);
    if (list !== undefined) {
      list.push(...hosts);
      return;
    }
    if (this.#lists.size === maxCategories) {
      throw new ImportRefused('too-large', 'The list holds too many categories.');
    }
    this.#lists.set(categoryId, [...hosts]);
  }
}

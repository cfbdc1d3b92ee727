import { mkdir, readdir, rm } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Logger } from 'pino';
import type { ListProgress } from '#shared/api/category-lists.ts';
import type { FullIndex } from '#shared/policy/policy.ts';
import type { Clock } from '../../clock.ts';
import { oneAtATime } from '#shared/one-at-a-time.ts';
import { fetchList, type FetchedList } from './fetch-list.ts';
import { nextFetchAt } from './fetch-times.ts';
import type { ImportJob, ImportStep } from './import-messages.ts';
import { ImportThread } from './import-thread.ts';
import { planOf, type ListSources, type SourceRow } from './list-sources.ts';

export interface ListWorkParts {
  readonly sources: ListSources;
  readonly clock: Clock;
  /** The school is tried out on one machine, whose lists it may take. */
  readonly isTryOut: boolean;
  readonly log: Logger;
  /** Kept lists, and uploads on their way in. */
  readonly folder: string;
  readonly indexFolder: string;
  /** The index in force. */
  readonly current: () => FullIndex | undefined;
  readonly publish: (index: FullIndex, about: PublishedLists) => Promise<unknown>;
  readonly publicSuffixes: readonly string[];
  readonly onProgress: (progress: ListProgress) => void;
  /** A source is other than it was, or no longer being worked on. */
  readonly onChange: () => void;
}

/** Why there is another index. */
export interface PublishedLists {
  readonly publishedBy: string;
  readonly reason: string;
}

const progressEveryMs = 250;
const incoming = '.incoming';
const figure = new Intl.NumberFormat('en-GB');

/** All that takes time about category lists, one source after the other: fetching, reading, compiling, publishing. */
export class ListWork {
  readonly #parts: ListWorkParts;
  readonly #inTurn = oneAtATime();
  readonly #thread = new ImportThread();
  readonly #closing = new AbortController();
  /** By source what it waits for or how far it is. */
  readonly #working = new Map<string, ListProgress>();
  #nextDueAt: number | null = 0;
  #toldAt = 0;

  constructor(parts: ListWorkParts) {
    this.#parts = parts;
  }

  get working(): readonly ListProgress[] {
    return [...this.#working.values()];
  }

  /** Goes on with uploads that were here before a restart, and clears away what belongs to no source. */
  async load(): Promise<void> {
    await mkdir(this.#parts.folder, { recursive: true });
    const rows = await this.#parts.sources.all();
    const kept = new Set(rows.flatMap(({ keptFile }) => keptFile ?? []));
    for (const name of await readdir(this.#parts.folder)) {
      const row = rows.find(({ sourceId }) => name === `${sourceId}${incoming}`);
      if (row !== undefined && row.address === null) this.take(row.sourceId, 'server');
      else if (!kept.has(name)) await rm(this.#pathOf(name), { force: true });
    }
  }

  async close(): Promise<void> {
    this.#closing.abort();
    await this.#thread.close();
  }

  isAt(sourceId: string): boolean {
    return this.#working.has(sourceId);
  }

  /** Where an upload for this source is written; `take` then takes it. */
  incomingFile(sourceId: string): string {
    return this.#pathOf(`${sourceId}${incoming}`);
  }

  /** Later, after what is under way. Asked for again before it began, it is done once. */
  take(sourceId: string, by: string): void {
    this.#later(sourceId, (row) => this.#takeIncoming(row, by, { etag: null, lastModified: null }));
  }

  fetch(sourceId: string, by: string): void {
    this.#later(sourceId, (row) => this.#fetch(row, by));
  }

  /** To be called once its row is gone. */
  forget(row: SourceRow, by: string): void {
    void this.#inTurn(async () => {
      if (row.keptFile === null || this.#closing.signal.aborted) return;
      const done = await this.#run({ take: null }, row.sourceId);
      if (!done.ok || done.value.index === null) return;
      await this.#parts.publish(done.value.index, {
        publishedBy: by,
        reason: `Category list removed: ${row.name}`,
      });
      await rm(this.#pathOf(row.keptFile), { force: true });
    })
      .catch((error: unknown) => this.#parts.log.error({ err: error }, 'A list was not taken out'))
      .finally(() => this.#settle(row.sourceId));
  }

  /** Of a source's name, address or plan. */
  noteChange(): void {
    this.#nextDueAt = 0;
    this.#parts.onChange();
  }

  /** Starts what is due. Cheap while nothing is. */
  async tick(): Promise<void> {
    const now = this.#parts.clock();
    if (this.#nextDueAt === null || now < this.#nextDueAt) return;
    this.#nextDueAt = null;
    for (const row of await this.#parts.sources.all()) {
      if (row.address === null || this.isAt(row.sourceId)) continue;
      const dueAt = row.checkedAt === null ? now : nextFetchAt(planOf(row), row.checkedAt);
      if (dueAt === null) continue;
      if (dueAt <= now) this.fetch(row.sourceId, 'server');
      else this.#nextDueAt = Math.min(dueAt, this.#nextDueAt ?? Infinity);
    }
  }

  #later(sourceId: string, work: (row: SourceRow) => Promise<void>): void {
    if (this.#working.get(sourceId)?.step === 'waiting') return;
    this.#tell({ sourceId, step: 'waiting', part: null, lineCount: 0, hostCount: 0 });
    this.#inTurn(async () => {
      const row = await this.#parts.sources.find(sourceId);
      if (row !== null && !this.#closing.signal.aborted) await work(row);
    })
      .catch((error: unknown) => this.#fail(sourceId, error))
      .finally(() => this.#settle(sourceId))
      .catch((error: unknown) => this.#parts.log.error({ err: error }, 'A list was not taken'));
  }

  async #fail(sourceId: string, error: unknown): Promise<void> {
    if (this.#closing.signal.aborted) return;
    this.#parts.log.error({ err: error, sourceId }, 'A list was not taken');
    await this.#parts.sources.noteFailed(
      sourceId,
      'Something went wrong on the server. It has been recorded.',
    );
  }

  #settle(sourceId: string): void {
    this.#working.delete(sourceId);
    this.noteChange();
  }

  async #fetch(row: SourceRow, by: string): Promise<void> {
    const { sources } = this.#parts;
    const { sourceId, address, etag, lastModified } = row;
    if (address === null) return;
    const fetched: FetchedList = await fetchList({
      address,
      etag,
      lastModified,
      file: this.incomingFile(sourceId),
      signal: this.#closing.signal,
      isTryOut: this.#parts.isTryOut,
      onBytes: (part) => this.#tellSoon(sourceId, { step: 'fetching', part, lineCount: 0, hostCount: 0 }),
    });
    if ('ok' in fetched) await sources.noteFailed(sourceId, fetched.detail);
    else if (fetched.kind === 'unchanged') await sources.noteUnchanged(sourceId);
    else await this.#takeIncoming(row, by, fetched);
  }

  async #takeIncoming(
    row: SourceRow,
    by: string,
    seen: { readonly etag: string | null; readonly lastModified: string | null },
  ): Promise<void> {
    const { sources } = this.#parts;
    const { sourceId, categoryId, keptFile: keptBefore } = row;
    const keptFile = `${sourceId}.${randomUUID()}.gz`;
    const file = this.incomingFile(sourceId);
    const take = { file, name: row.name, categoryId, keptFile: this.#pathOf(keptFile) };
    const before = keptBefore === null ? null : this.#pathOf(keptBefore);
    const done = await this.#run({ take: { ...take, keptBefore: before } }, sourceId);
    await rm(file, { force: true });
    const { etag, lastModified } = seen;
    if (!done.ok) {
      await rm(take.keptFile, { force: true });
      return sources.noteFailed(sourceId, done.detail);
    }
    const { taken, index } = done.value;
    if (taken === null || index === null) {
      await rm(take.keptFile, { force: true });
      return sources.noteUnchanged(sourceId, { etag, lastModified });
    }
    await sources.noteTaken(sourceId, { keptFile, taken, etag, lastModified });
    this.#tell({ sourceId, step: 'publishing', part: null, lineCount: 0, hostCount: 0 });
    const { added, removed } = taken;
    const reason = `Category list ${row.name}: ${figure.format(added)} added, ${figure.format(removed)} removed`;
    await this.#parts.publish(index, { publishedBy: by, reason });
    if (before !== null) await rm(before, { force: true });
  }

  async #run({ take }: Pick<ImportJob, 'take'>, sourceId: string) {
    const rows = await this.#parts.sources.all();
    const others = rows
      .filter((row) => row.sourceId !== sourceId)
      .flatMap(({ keptFile }) => (keptFile === null ? [] : [this.#pathOf(keptFile)]));
    const { indexFolder, publicSuffixes, current } = this.#parts;
    const indexBefore = current()?.sha256 ?? null;
    const job: ImportJob = { take, others, indexFolder, indexBefore, publicSuffixes };
    return this.#thread.run(job, (progress) => this.#tellSoon(sourceId, progress));
  }

  /** Told at once where the step is another, and a few times a second within one. */
  #tellSoon(sourceId: string, step: ImportStep): void {
    const isSame = this.#working.get(sourceId)?.step === step.step;
    if (isSame && performance.now() - this.#toldAt < progressEveryMs) return;
    this.#tell({ sourceId, ...step });
  }

  #tell(progress: ListProgress): void {
    this.#toldAt = performance.now();
    this.#working.set(progress.sourceId, progress);
    this.#parts.onProgress(progress);
  }

  #pathOf(name: string): string {
    return join(this.#parts.folder, name);
  }
}

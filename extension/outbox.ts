import { openDB, type DBSchema, type IDBPDatabase, type IDBPTransaction } from 'idb';
import type { NewReport, Report } from '#shared/reports.ts';

interface Numbering {
  /** The device these numbers belong to; another device starts at 1 again. */
  readonly deviceId: string | null;
  readonly nextSeq: number;
  /** How many numbers earlier devices have used; none where nobody has counted. */
  readonly usedBefore?: number;
  /** Reports that found the outbox full. */
  readonly refused: number;
}
interface OutboxStore extends DBSchema {
  reports: { key: number; value: Report };
  numbering: { key: string; value: Numbering };
}
type Stores = ['reports', 'numbering'];
/** What carries a picture of the screen. */
type Pictured = Extract<Report, { kind: 'concern' | 'alert' }>;

export interface OutboxParts {
  readonly databaseName: string;
  /** The device's own clock, epoch ms. */
  readonly now: () => number;
  /** How many reports are kept at most; a report beyond that is refused and counted, never swapped for an older one. */
  readonly limit?: number;
  /** What may be told from where this computer is; null: nothing. */
  readonly tellable?: (report: NewReport) => Promise<NewReport | null>;
  readonly onAdded?: (report: NewReport) => void;
  /** The server has everything up to this, as `add` answered. */
  readonly onAcknowledged?: (through: number) => void;
}

export interface OutboxFill {
  readonly waiting: number;
  readonly refused: number;
}

const unnumbered: Numbering = { deviceId: null, nextSeq: 1, refused: 0 };

/** Reports on their way to the server: kept in IndexedDB, numbered without gaps, gone only once acknowledged. */
export class Outbox {
  readonly #parts: OutboxParts;
  #opened: Promise<IDBPDatabase<OutboxStore>> | null = null;

  constructor(parts: OutboxParts) {
    this.#parts = parts;
  }

  /** Keeps a report and answers what to ask after it by, or null when the outbox is full, or it is nobody's business. */
  async add(told: NewReport): Promise<number | null> {
    const report = this.#parts.tellable ? await this.#parts.tellable(told) : told;
    if (report === null) return null;
    const seq = await this.#write(async (transaction, numbering) => {
      const reports = transaction.objectStore('reports');
      const isFull = (await reports.count()) >= (this.#parts.limit ?? 50_000);
      if (isFull) return [null, { ...numbering, refused: numbering.refused + 1 }];
      await reports.put({ ...report, seq: numbering.nextSeq, at: this.#parts.now() }, numbering.nextSeq);
      return [
        numbering.nextSeq + (numbering.usedBefore ?? 0),
        { ...numbering, nextSeq: numbering.nextSeq + 1 },
      ];
    });
    if (seq !== null) this.#parts.onAdded?.(report);
    return seq;
  }

  /** The oldest reports not acknowledged yet, in order. */
  async pending(limit: number): Promise<Report[]> {
    return (await this.#open()).getAll('reports', undefined, limit);
  }

  async acknowledge(through: number): Promise<void> {
    const transaction = (await this.#open()).transaction('reports', 'readwrite');
    await transaction.store.delete(IDBKeyRange.upperBound(through));
    await transaction.done;
    this.#parts.onAcknowledged?.(through + (await this.#usedBefore()));
  }

  /** By what `add` answered, also where it has another number since. */
  async isWaiting(seq: number): Promise<boolean> {
    const number = seq - (await this.#usedBefore());
    return (await (await this.#open()).getKey('reports', number)) !== undefined;
  }

  async #usedBefore(): Promise<number> {
    return (await (await this.#open()).get('numbering', 'device'))?.usedBefore ?? 0;
  }

  /** How many reports with a picture wait. */
  async waitingPictures(): Promise<number> {
    let count = 0;
    await this.#eachShown((_report) => (count += 1));
    return count;
  }

  /** Takes pictures, and what else pupils showed, out of what waits; words stay. */
  async dropShown(): Promise<void> {
    await this.#eachShown((report, keep) => {
      if (report.kind === 'alert') {
        const { picture: _dropped, ...alert } = report;
        keep(alert);
      } else {
        const { shown: _dropped, ...concern } = report;
        keep(concern);
      }
    });
  }

  async #eachShown(visit: (report: Pictured, keep: (report: Pictured) => void) => void): Promise<void> {
    const transaction = (await this.#open()).transaction('reports', 'readwrite', { durability: 'strict' });
    for (let cursor = await transaction.store.openCursor(); cursor; cursor = await cursor.continue()) {
      const { value } = cursor;
      const update = cursor.update.bind(cursor);
      if (isPictured(value)) visit(value, (report) => void update(report));
    }
    await transaction.done;
  }

  /** Numbers belong to one device: after a new enrolment what is waiting is numbered from 1 again. */
  async bind(deviceId: string): Promise<void> {
    await this.#write(async (transaction, numbering) => {
      if (numbering.deviceId === deviceId) return [null, numbering];
      const reports = transaction.objectStore('reports');
      const waiting = numbering.deviceId === null ? [] : await reports.getAll();
      for (const report of waiting) await reports.delete(report.seq);
      for (const [index, report] of waiting.entries())
        await reports.put({ ...report, seq: index + 1 }, index + 1);
      const nextSeq = numbering.deviceId === null ? numbering.nextSeq : waiting.length + 1;
      const usedBefore = (numbering.usedBefore ?? 0) + numbering.nextSeq - nextSeq;
      return [null, { ...numbering, deviceId, nextSeq, usedBefore }];
    });
  }

  async fill(): Promise<OutboxFill> {
    const database = await this.#open();
    const { refused } = (await database.get('numbering', 'device')) ?? unnumbered;
    return { waiting: await database.count('reports'), refused };
  }

  async close(): Promise<void> {
    (await this.#opened)?.close();
    this.#opened = null;
  }

  /** One transaction over both stores, so that a number is never used twice and never skipped. */
  async #write<Answer>(
    change: (
      transaction: IDBPTransaction<OutboxStore, Stores, 'readwrite'>,
      numbering: Numbering,
    ) => Promise<[Answer, Numbering]>,
  ): Promise<Answer> {
    const database = await this.#open();
    const transaction = database.transaction(['reports', 'numbering'], 'readwrite', { durability: 'strict' });
    const numbering = (await transaction.objectStore('numbering').get('device')) ?? unnumbered;
    const [answer, next] = await change(transaction, numbering);
    if (next !== numbering) await transaction.objectStore('numbering').put(next, 'device');
    await transaction.done;
    return answer;
  }

  #open(): Promise<IDBPDatabase<OutboxStore>> {
    this.#opened ??= openDB<OutboxStore>(this.#parts.databaseName, 1, {
      upgrade: (database) => {
        database.createObjectStore('reports');
        database.createObjectStore('numbering');
      },
    });
    return this.#opened;
  }
}

const isPictured = (report: Report): report is Pictured =>
  (report.kind === 'concern' && report.shown !== undefined) ||
  (report.kind === 'alert' && report.picture !== undefined);

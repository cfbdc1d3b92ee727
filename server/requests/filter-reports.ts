import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { AskedReport } from '../activity/ingest.ts';
import type { Storage } from '../storage/storage.ts';
import type { Schema } from '../storage/schema.ts';

type Row = Schema['filterReports'];

/** One stored report with the names that go with it. */
export interface StoredFilterReport extends Readonly<Row> {
  readonly pupilName: string | null;
  readonly className: string | null;
  readonly accountName: string | null;
}

export interface FilterAnswer {
  readonly outcome: 'changed' | 'not-changed';
  readonly words: string;
  readonly by: string;
  readonly at: number;
}

const shownMs = 14 * 24 * 3_600_000;
const mostShown = 500;
const unanswered = { outcome: null, answer: '', answeredBy: null, answeredAt: null } as const;

/** "This should be blocked", "this should not be": what pupils and staff say of the filter. */
export class FilterReports {
  readonly #db: Kysely<Schema>;

  constructor(parts: { readonly storage: Pick<Storage, 'db'> }) {
    this.#db = parts.storage.db;
  }

  /** From a pupil's device; false when it is there already. */
  async addOfDevice({ deviceId, pupilId, at, report }: AskedReport): Promise<boolean> {
    if (report.kind !== 'filter-report') return false;
    const { requestId, wants, url, words } = report;
    const from = { deviceId, pupilId, accountId: null, reportedAt: at };
    return this.#add({ requestId, wants, url, words, ...from, ...unanswered });
  }

  async addOfStaff(
    accountId: string,
    reportedAt: number,
    about: Pick<Row, 'wants' | 'url' | 'words'>,
  ): Promise<string> {
    const requestId = randomUUID();
    await this.#add({
      ...about,
      requestId,
      deviceId: null,
      pupilId: null,
      accountId,
      reportedAt,
      ...unanswered,
    });
    return requestId;
  }

  /** Those that wait and those answered lately, the newest first. */
  shown(now: number): Promise<StoredFilterReport[]> {
    return this.#rows()
      .where((row) => row.or([row('outcome', 'is', null), row('answeredAt', '>', now - shownMs)]))
      .orderBy('reportedAt', 'desc')
      .limit(mostShown)
      .execute();
  }

  ofAccount(accountId: string, now: number): Promise<StoredFilterReport[]> {
    return this.#rows()
      .where('filterReports.accountId', '=', accountId)
      .where('reportedAt', '>', now - 4 * shownMs)
      .orderBy('reportedAt', 'desc')
      .limit(mostShown)
      .execute();
  }

  /** Answers those that wait; gives back which they were. */
  async answer(requestIds: readonly string[], answer: FilterAnswer): Promise<StoredFilterReport[]> {
    const { outcome, words, by, at } = answer;
    const waiting = await this.#rows()
      .where('requestId', 'in', requestIds)
      .where('outcome', 'is', null)
      .execute();
    await this.#db
      .updateTable('filterReports')
      .set({ outcome, answer: words, answeredBy: by, answeredAt: at })
      .where('requestId', 'in', requestIds)
      .where('outcome', 'is', null)
      .execute();
    return waiting;
  }

  async #add(row: Row): Promise<boolean> {
    const { numInsertedOrUpdatedRows } = await this.#db
      .insertInto('filterReports')
      .values(row)
      .onConflict((conflict) => conflict.column('requestId').doNothing())
      .executeTakeFirst();
    return numInsertedOrUpdatedRows === 1n;
  }

  #rows() {
    return this.#db
      .selectFrom('filterReports')
      .leftJoin('pupils', 'pupils.pupilId', 'filterReports.pupilId')
      .leftJoin('classes', 'classes.classId', 'pupils.classId')
      .leftJoin('accounts', 'accounts.accountId', 'filterReports.accountId')
      .selectAll('filterReports')
      .select(['pupils.name as pupilName', 'classes.name as className', 'accounts.name as accountName']);
  }
}

import type { Kysely } from 'kysely';
import { reportSchema } from '#shared/reports.ts';
import type { Ingest } from '../activity/ingest.ts';
import { rowOf } from '../activity/report-row.ts';
import type { Schema } from '../storage/schema.ts';
import type { Storage } from '../storage/storage.ts';
import { isSamePage, type AddressHash } from './address-hash.ts';
import type { SeenPage } from './forget-page.ts';
import { reducedReport } from './reduce-report.ts';

export interface ForgetReportsParts {
  readonly storage: Pick<Storage, 'db'>;
  readonly addressHash: AddressHash;
  readonly ingest: Pick<Ingest, 'between'>;
}

/** What devices tell goes on between two pages. */
const rowsPerPage = 500;

/**
 * What devices told of the page, the one that was stopped first, and each after what of it is on its way into the database.
 * From the newest on, a page of rows at a time, and no further than it must be. Answers how many lines it was.
 */
export const reduceReports = async (parts: ForgetReportsParts, page: SeenPage): Promise<number> => {
  const devices = await parts.storage.db.selectFrom('devices').select('deviceId').execute();
  const own = page.deviceId === null ? [] : [page.deviceId];
  const deviceIds = new Set([...own, ...devices.map(({ deviceId }) => deviceId)]);
  let count = 0;
  for (const deviceId of deviceIds)
    count += await parts.ingest.between(deviceId, () => reduceOf(parts, deviceId, page));
  return count;
};

const reduceOf = async (parts: ForgetReportsParts, deviceId: string, page: SeenPage): Promise<number> => {
  const { db } = parts.storage;
  let [count, before] = [0, Number.MAX_SAFE_INTEGER];
  for (;;) {
    const rows = await rowsBefore(db, deviceId, before);
    const meant = rows.filter(({ at, url }) => at >= page.since && isSamePage(url ?? '', page.address));
    for (const { seq } of meant) await reduceOne(parts, deviceId, seq);
    count += meant.length;
    // What is received earlier happened earlier, too.
    const goesOn = rows.length === rowsPerPage && rows.some(({ receivedAt }) => receivedAt >= page.since);
    if (!goesOn) return count;
    before = rows.at(-1)?.seq ?? 0;
  }
};

const rowsBefore = (db: Kysely<Schema>, deviceId: string, before: number) =>
  db
    .selectFrom('reports')
    .select(['seq', 'at', 'receivedAt', 'url'])
    .where('deviceId', '=', deviceId)
    .where('seq', '<', before)
    .orderBy('seq', 'desc')
    .limit(rowsPerPage)
    .execute();

const reduceOne = async (
  { storage: { db }, addressHash }: ForgetReportsParts,
  deviceId: string,
  seq: number,
): Promise<void> => {
  const row = await db
    .selectFrom('reports')
    .selectAll()
    .where('deviceId', '=', deviceId)
    .where('seq', '=', seq)
    .executeTakeFirstOrThrow();
  const reduced = rowOf(reducedReport(reportSchema.parse(JSON.parse(row.body)), addressHash), row);
  await db
    .updateTable('reports')
    .set({ url: reduced.url, text: reduced.text, body: reduced.body })
    .where('deviceId', '=', deviceId)
    .where('seq', '=', seq)
    .execute();
};

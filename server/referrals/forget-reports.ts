import type { Kysely } from 'kysely';
import { reportSchema } from '#shared/reports.ts';
import type { Ingest } from '../activity/ingest.ts';
import { rowOf } from '../activity/report-row.ts';
import type { Schema } from '../storage/schema.ts';
import type { Storage } from '../storage/storage.ts';
import { samePageAs, type AddressHash } from './address-hash.ts';
import type { SeenPage } from './forget-page.ts';
import { reducedReport } from './reduce-report.ts';

export interface ForgetReportsParts {
  readonly storage: Pick<Storage, 'db'>;
  readonly addressHash: AddressHash;
  readonly ingest: Pick<Ingest, 'between'>;
}

/** What devices tell goes on between two pages. */
const rowsPerPage = 500;

/** What the device that was stopped told of the page, after what of it is on its way. Answers how many lines it was. */
export const reduceOwn = async (parts: ForgetReportsParts, page: SeenPage): Promise<number> =>
  page.deviceId === null ? 0 : reduceOf(parts, page.deviceId, page);

/** What all others did, each in its turn until it is aborted. */
export const reduceElsewhere = async (
  parts: ForgetReportsParts,
  page: SeenPage,
  signal: AbortSignal,
): Promise<number> => {
  const devices = await parts.storage.db
    .selectFrom('devices')
    .select('deviceId')
    .where('deviceId', '!=', page.deviceId ?? '')
    .execute();
  let count = 0;
  for (const { deviceId } of devices) if (!signal.aborted) count += await reduceOf(parts, deviceId, page);
  return count;
};

const reduceOf = (parts: ForgetReportsParts, deviceId: string, page: SeenPage): Promise<number> =>
  parts.ingest.between(deviceId, () => reduceRows(parts, deviceId, page));

/** From the newest on, a page of rows at a time, and no further than it must be. */
const reduceRows = async (parts: ForgetReportsParts, deviceId: string, page: SeenPage): Promise<number> => {
  const { db } = parts.storage;
  const isThePage = samePageAs(page.address);
  let [count, before] = [0, Number.MAX_SAFE_INTEGER];
  for (;;) {
    const rows = await rowsBefore(db, deviceId, before);
    const meant = rows.filter(({ at, url }) => at >= page.since && isThePage(url ?? ''));
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

import type { Kysely } from 'kysely';
import { reportSchema } from '#shared/reports.ts';
import { sealedAddress } from '#shared/referrals/sealed-address.ts';
import { rowOf } from '../activity/report-row.ts';
import type { KnownSites } from '../activity/known-sites.ts';
import type { Schema } from '../storage/schema.ts';
import type { Storage } from '../storage/storage.ts';
import { forgetInAlerts, type ForgetAlertsParts } from '../alerts/forget-alerts.ts';
import { isSamePage } from './address-hash.ts';
import { forgetExceptions, type ForgetExceptionsParts } from './forget-exceptions.ts';
import { forgetOrders } from './forget-orders.ts';
import { reducedReport } from './reduce-report.ts';

export interface ForgetPageParts extends ForgetAlertsParts, ForgetExceptionsParts {
  readonly storage: Pick<Storage, 'db' | 'forgetTakenOut'>;
  readonly knownSites: Pick<KnownSites, 'forget'>;
}

export interface SeenPage {
  readonly deviceId: string;
  readonly address: string;
  /** Server epoch ms: what is older is another day's. */
  readonly since: number;
}

/**
 * What is stored of a page that was stopped is reduced to its fingerprint, and nothing of the rest is left in the
 * database's file or its log. Answers how many lines it was.
 */
export const forgetPage = async (parts: ForgetPageParts, page: SeenPage): Promise<number> => {
  const { storage, knownSites } = parts;
  const changed =
    (await reduceReports(parts, page)) +
    (await reduceAsks(parts, page)) +
    (await forgetInAlerts(parts, page)) +
    (await forgetOrders(parts, page)) +
    (await forgetExceptions(parts, page));
  await knownSites.forget(page.address, page.deviceId, page.since);
  await storage.forgetTakenOut();
  return changed;
};

const reduceReports = async (
  { storage, addressHash }: ForgetPageParts,
  { deviceId, address, since }: SeenPage,
): Promise<number> => {
  const rows = await storage.db
    .selectFrom('reports')
    .selectAll()
    .where('deviceId', '=', deviceId)
    .where('at', '>=', since)
    .where('url', 'is not', null)
    .execute();
  const meant = rows.filter(({ url }) => isSamePage(url ?? '', address));
  for (const row of meant) {
    const reduced = rowOf(reducedReport(reportSchema.parse(JSON.parse(row.body)), addressHash), row);
    await storage.db
      .updateTable('reports')
      .set({ url: reduced.url, text: reduced.text, body: reduced.body })
      .where('deviceId', '=', deviceId)
      .where('seq', '=', row.seq)
      .execute();
  }
  return meant.length;
};

/** What was asked of staff names the page, too. */
const reduceAsks = async (
  { storage: { db }, addressHash }: ForgetPageParts,
  { deviceId, address, since }: SeenPage,
): Promise<number> => {
  const asks = await asksOf(db, deviceId, since);
  const meant = asks.filter(({ url }) => isSamePage(url, address));
  for (const { table, requestId, url } of meant) {
    await db
      .updateTable(table)
      .set({ url: sealedAddress(addressHash.of(url)) })
      .where('requestId', '=', requestId)
      .execute();
  }
  return meant.length;
};

interface Ask {
  readonly table: 'mayIRequests' | 'filterReports' | 'hands';
  readonly requestId: string;
  readonly url: string;
}

const asksOf = async (db: Kysely<Schema>, deviceId: string, since: number): Promise<Ask[]> => {
  const requests = await db
    .selectFrom('mayIRequests')
    .select(['requestId', 'url'])
    .where('deviceId', '=', deviceId)
    .where('askedAt', '>=', since)
    .execute();
  const reports = await db
    .selectFrom('filterReports')
    .select(['requestId', 'url'])
    .where('deviceId', '=', deviceId)
    .where('reportedAt', '>=', since)
    .execute();
  const hands = await db
    .selectFrom('hands')
    .select(['requestId', 'url'])
    .where('deviceId', '=', deviceId)
    .where('raisedAt', '>=', since)
    .execute();
  return [
    ...requests.map((row): Ask => ({ table: 'mayIRequests', ...row })),
    ...reports.map((row): Ask => ({ table: 'filterReports', ...row })),
    ...hands.flatMap(({ requestId, url }): Ask[] =>
      url === null ? [] : [{ table: 'hands', requestId, url }],
    ),
  ];
};

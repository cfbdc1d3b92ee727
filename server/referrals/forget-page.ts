import type { Kysely } from 'kysely';
import { sealedAddress } from '#shared/referrals/sealed-address.ts';
import type { KnownSites } from '../activity/known-sites.ts';
import type { Schema } from '../storage/schema.ts';
import type { Storage } from '../storage/storage.ts';
import { forgetInAlerts, type ForgetAlertsParts } from '../alerts/forget-alerts.ts';
import { isSamePage } from './address-hash.ts';
import { forgetExceptions, type ForgetExceptionsParts } from './forget-exceptions.ts';
import { forgetOrders } from './forget-orders.ts';
import { reduceElsewhere, reduceOwn, type ForgetReportsParts } from './forget-reports.ts';

export interface ForgetPageParts extends ForgetAlertsParts, ForgetExceptionsParts, ForgetReportsParts {
  readonly storage: Pick<Storage, 'db' | 'forgetTakenOut'>;
  readonly knownSites: Pick<KnownSites, 'forget'>;
}

export interface SeenPage {
  /** The one that was stopped; null where none was. */
  readonly deviceId: string | null;
  readonly address: string;
  /** Server epoch ms: what is older is another day's. */
  readonly since: number;
}

/**
 * What is stored of a page that was stopped is reduced to its fingerprint: what its own device told, and wherever else there
 * is little to look through. Answers how many lines it was.
 */
export const forgetPage = async (parts: ForgetPageParts, page: SeenPage): Promise<number> => {
  const changed =
    (await reduceOwn(parts, page)) +
    (await reduceAsks(parts, page)) +
    (await forgetInAlerts(parts, page)) +
    (await forgetOrders(parts, page)) +
    (await forgetExceptions(parts, page));
  await parts.knownSites.forget(page.address, page.since);
  return changed;
};

/**
 * The same of what all other devices told, which takes a while; then nothing of what was taken out is left in the database's
 * file or its log. Ends early when it is aborted.
 */
export const forgetElsewhere = async (
  parts: ForgetPageParts,
  page: SeenPage,
  signal: AbortSignal,
): Promise<number> => {
  const changed = await reduceElsewhere(parts, page, signal);
  await parts.storage.forgetTakenOut();
  return changed;
};

/** What was asked of staff names the page, too. */
const reduceAsks = async (
  { storage: { db }, addressHash }: ForgetPageParts,
  { address, since }: SeenPage,
): Promise<number> => {
  const asks = await asksOf(db, since);
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

const asksOf = async (db: Kysely<Schema>, since: number): Promise<Ask[]> => {
  const requests = await db
    .selectFrom('mayIRequests')
    .select(['requestId', 'url'])
    .where('askedAt', '>=', since)
    .execute();
  const reports = await db
    .selectFrom('filterReports')
    .select(['requestId', 'url'])
    .where('reportedAt', '>=', since)
    .execute();
  const hands = await db
    .selectFrom('hands')
    .select(['requestId', 'url'])
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

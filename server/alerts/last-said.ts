import type { Kysely } from 'kysely';
import type { Alert } from '#shared/api/alerts.ts';
import type { Vault } from '../evidence/vault.ts';
import type { Schema } from '../storage/schema.ts';
import { reasonPlace } from './sealed-alert.ts';

export interface Saying {
  readonly accountId: string;
  readonly verdict: Alert['said'][number]['verdict'];
  readonly reason: string;
}

/** Whether this was the last that was said of an alert: what is sent again is not written twice. */
export const isLastSaid = async (
  db: Kysely<Schema>,
  vault: Vault,
  alertId: string,
  { accountId, verdict, reason }: Saying,
): Promise<boolean> => {
  const last = await db
    .selectFrom('alertVerdicts')
    .select(['verdictId', 'accountId', 'verdict', 'sealedReason'])
    .where('alertId', '=', alertId)
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!last || last.accountId !== accountId || last.verdict !== verdict) return false;
  return vault.open(reasonPlace(last.verdictId), last.sealedReason) === reason;
};

import type { Kysely } from 'kysely';
import type { Audience, FewEyes } from '#shared/incidents/audience.ts';
import { nextRecordNumber } from '../storage/next-record-number.ts';
import type { Schema } from '../storage/schema.ts';

/**
 * For these eyes from then on, under a number of theirs. False where somebody has narrowed it meanwhile, which stays so.
 * Within a transaction.
 */
export const narrowReferral = async (
  db: Kysely<Schema>,
  { referralId, audience: from }: Pick<Schema['referrals'], 'referralId' | 'audience'>,
  audience: Audience,
): Promise<boolean> => {
  const { numUpdatedRows } = await db
    .updateTable('referrals')
    .set({ audience })
    .where('referralId', '=', referralId)
    .where('audience', '=', from)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) return false;
  if (audience === from) return true;
  const number = await nextRecordNumber(db, 'referral', audience);
  await db.updateTable('referrals').set({ number }).where('referralId', '=', referralId).execute();
  return true;
};

/** Those that were made of an incident which is for fewer eyes now. */
export const narrowReferralsOf = async (
  db: Kysely<Schema>,
  incidentId: string,
  audience: FewEyes,
): Promise<void> => {
  const rows = await db
    .selectFrom('referrals')
    .select(['referralId', 'audience'])
    .where('incidentId', '=', incidentId)
    .where('audience', '!=', 'chair')
    .orderBy('serial')
    .execute();
  for (const row of rows) await narrowReferral(db, row, audience);
};

import type { Kysely } from 'kysely';
import { retentionDaysSchema, usualRetentionDays, type RetentionDays } from '#shared/retention.ts';
import type { Schema } from '../storage/schema.ts';

const key = 'retentionDays';

/** As the school set them, or as is usual. */
export const retentionDays = async (db: Kysely<Schema>): Promise<RetentionDays> => {
  const row = await db.selectFrom('settings').select('value').where('key', '=', key).executeTakeFirst();
  if (!row) return usualRetentionDays;
  // A kind that is newer than what was saved has its usual days.
  return retentionDaysSchema.parse({ ...usualRetentionDays, ...(JSON.parse(row.value) as object) });
};

export const saveRetentionDays = async (db: Kysely<Schema>, days: RetentionDays): Promise<void> => {
  const value = JSON.stringify(days);
  await db
    .insertInto('settings')
    .values({ key, value })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
    .execute();
};

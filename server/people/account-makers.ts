import type { Kysely } from 'kysely';
import type { Schema } from '../storage/schema.ts';

/** By account, the name of whoever made it. */
export const accountMakers = async (db: Kysely<Schema>): Promise<ReadonlyMap<string, string>> => {
  const rows = await db
    .selectFrom('ledger')
    .innerJoin('accounts', 'accounts.accountId', 'ledger.actor')
    .select(['object', 'name'])
    .where('action', '=', 'add-account')
    .execute();
  return new Map(rows.map(({ object, name }) => [object, name]));
};

import { sql, type Kysely, type Migration } from 'kysely';

const makeSeconds = (db: Kysely<unknown>) =>
  db.schema
    .createTable('referralSeconds')
    .addColumn('referralId', 'text', (column) => column.primaryKey().references('referrals.referralId'))
    .addColumn('accountId', 'text', (column) => column.notNull().references('accounts.accountId'))
    .addColumn('namedBy', 'text', (column) => column.notNull().references('accounts.accountId'))
    .addColumn('namedAt', 'bigint', (column) => column.notNull())
    .execute();

/** Who stands beside the only one who may see a referral, and for whose eyes it was when somebody wrote down its release. */
export const referralSeconds: Migration = {
  up: async (db) => {
    await makeSeconds(db);
    await db.schema.alterTable('policeAdvice').addColumn('audience', 'text').execute();
    await sql`UPDATE ${sql.table('policeAdvice')} SET audience = (SELECT ${sql.ref('referrals.audience')}
      FROM ${sql.table('referrals')}
      WHERE ${sql.ref('referrals.referralId')} = ${sql.ref('policeAdvice.referralId')})`.execute(db);
  },
};

import { sql, type Kysely, type Migration } from 'kysely';

const kinds = {
  referrals: 'referral',
  deletionCertificates: 'certificate',
  subjectRequests: 'subject-request',
};

/** Certificates say of which incident they are: "H3" is the head's, "C3" the chair's. */
const sayAudienceOfCertificates = async (db: Kysely<unknown>): Promise<void> => {
  await db.schema
    .alterTable('deletionCertificates')
    .addColumn('audience', 'text', (column) => column.notNull().defaultTo('safeguarding'))
    .execute();
  const { rows } = await sql<{ certificateId: string; note: string }>`
    select ${sql.ref('certificateId')}, ${sql.ref('note')} from ${sql.table('deletionCertificates')}`.execute(
    db,
  );
  for (const { certificateId, note } of rows) {
    const [, prefix] = /^deleted .* ([HC])\d+$/m.exec(note) ?? [];
    if (prefix === undefined) continue;
    await sql`update ${sql.table('deletionCertificates')} set ${sql.ref('audience')} = ${prefix === 'H' ? 'head' : 'chair'}
      where ${sql.ref('certificateId')} = ${certificateId}`.execute(db);
  }
};

/** What was numbered before keeps its number. */
const numberAnew = async (db: Kysely<unknown>, name: string, kind: string): Promise<void> => {
  const table = sql.table(name);
  const number = sql.ref('number');
  await db.schema.alterTable(name).renameColumn('number', 'serial').execute();
  await db.schema
    .alterTable(name)
    .addColumn('number', 'integer', (column) => column.notNull().defaultTo(0))
    .execute();
  await sql`update ${table} set ${number} = ${sql.ref('serial')}`.execute(db);
  await sql`insert into ${sql.table('recordNumbers')} (${sql.ref('kind')}, ${sql.ref('audience')}, ${sql.ref('last')})
    select ${sql.lit(kind)}, ${sql.ref('audience')}, max(${number}) from ${table} group by ${sql.ref('audience')}`.execute(
    db,
  );
};

/** Referrals, certificates of deletion and subject access requests are counted for each audience by itself, as incidents are. */
export const recordNumbers: Migration = {
  up: async (db) => {
    await db.schema
      .createTable('recordNumbers')
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('audience', 'text', (column) => column.notNull())
      .addColumn('last', 'integer', (column) => column.notNull())
      .addPrimaryKeyConstraint('recordNumbers_of', ['kind', 'audience'])
      .execute();
    await sayAudienceOfCertificates(db);
    for (const [table, kind] of Object.entries(kinds)) await numberAnew(db, table, kind);
  },
};

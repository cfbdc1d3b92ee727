import { sql, type Kysely, type Migration } from 'kysely';

const halfHourMs = 30 * 60_000;
const dayMs = 24 * 3_600_000;

/** Who looked at an alert and when, by when somebody should have said what it is, and with whom it is. */
export const alertLooks: Migration = {
  up: async (db: Kysely<unknown>) => {
    for (const column of ['firstLookAt', 'lookedAt', 'dueAt'] as const)
      await db.schema.alterTable('alerts').addColumn(column, 'bigint').execute();
    for (const column of ['lookedBy', 'assigneeId'] as const)
      await db.schema
        .alterTable('alerts')
        .addColumn(column, 'text', (added) => added.references('accounts.accountId'))
        .execute();
    // Whoever judged it had looked at it by then.
    await sql`update ${sql.table('alerts')} set ${sql.ref('firstLookAt')} = ${sql.ref('verdictAt')}`.execute(
      db,
    );
    // What was there before has the times that were meant then.
    await sql`update ${sql.table('alerts')} set ${sql.ref('dueAt')} = ${sql.ref('firstAt')} + ${sql.lit(halfHourMs)} where ${sql.ref('level')} = 'now'`.execute(
      db,
    );
    await sql`update ${sql.table('alerts')} set ${sql.ref('dueAt')} = ${sql.ref('firstAt')} + ${sql.lit(dayMs)} where ${sql.ref('level')} = 'today'`.execute(
      db,
    );
  },
};

import type { Migration } from 'kysely';

/** Epoch ms do not fit Postgres' integer. */
const instant = 'bigint';

/** Who let a guest in, where, why and until when. */
export const guestLeases: Migration = {
  up: async (db) => {
    await db.schema
      .createTable('guestLeases')
      .addColumn('leaseId', 'text', (column) => column.primaryKey())
      .addColumn('deviceId', 'text', (column) => column.notNull().references('devices.deviceId'))
      .addColumn('ownerId', 'text', (column) => column.notNull().references('accounts.accountId'))
      .addColumn('label', 'text', (column) => column.notNull())
      .addColumn('reason', 'text', (column) => column.notNull())
      .addColumn('startedAt', instant, (column) => column.notNull())
      .addColumn('endsAt', instant, (column) => column.notNull())
      .addColumn('endedAt', instant)
      .execute();
    await db.schema
      .createIndex('guestLeases_endedAt')
      .on('guestLeases')
      .columns(['endedAt', 'endsAt'])
      .execute();
  },
};

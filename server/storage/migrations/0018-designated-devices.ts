import type { Migration } from 'kysely';

/** The computers that evidence may be kept to. */
export const designatedDevices: Migration = {
  up: async (db) => {
    await db.schema
      .createTable('designatedDevices')
      .addColumn('deviceId', 'text', (column) => column.primaryKey())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('publicKey', 'text', (column) => column.notNull().unique())
      .addColumn('markedBy', 'text', (column) => column.notNull().references('accounts.accountId'))
      .addColumn('markedAt', 'bigint', (column) => column.notNull())
      .addColumn('lastUsedAt', 'bigint')
      .execute();
  },
};

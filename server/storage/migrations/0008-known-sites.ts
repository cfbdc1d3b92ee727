import type { Migration } from 'kysely';

export const knownSites: Migration = {
  up: async (db) => {
    await db.schema
      .createTable('knownSites')
      .addColumn('site', 'text', (column) => column.primaryKey())
      .addColumn('firstSeenAt', 'bigint', (column) => column.notNull())
      .addColumn('deviceId', 'text', (column) => column.notNull())
      .addColumn('seq', 'integer', (column) => column.notNull())
      .execute();
  },
};

import type { Migration } from 'kysely';

/** What is gone and was not for everybody's eyes: what the ledger says of it is not either. */
export const hiddenObjects: Migration = {
  up: async (db) => {
    await db.schema
      .createTable('hiddenObjects')
      .addColumn('objectId', 'text', (column) => column.primaryKey())
      .addColumn('audience', 'text', (column) => column.notNull())
      .execute();
  },
};

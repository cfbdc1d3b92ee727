import type { Migration } from 'kysely';

/** A device may belong to a member of staff. */
export const staffDevices: Migration = {
  up: async (db) => {
    await db.schema
      .alterTable('devices')
      .addColumn('staffId', 'text', (column) => column.references('accounts.accountId'))
      .execute();
  },
};

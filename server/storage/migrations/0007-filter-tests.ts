import type { Migration } from 'kysely';

export const filterTests: Migration = {
  up: async (db) => {
    await db.schema
      .createTable('filterTests')
      .addColumn('filterTestId', 'text', (column) => column.primaryKey())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addColumn('accountId', 'text', (column) => column.notNull().references('accounts.accountId'))
      .addColumn('deviceId', 'text', (column) => column.notNull().references('devices.deviceId'))
      .addColumn('policyVersion', 'integer', (column) => column.notNull())
      .addColumn('passed', 'integer', (column) => column.notNull())
      .addColumn('findings', 'text', (column) => column.notNull())
      .execute();
  },
};

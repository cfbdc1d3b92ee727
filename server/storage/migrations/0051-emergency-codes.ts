import type { Migration } from 'kysely';

/** The code in the sealed envelope, as a hash, and each use of one. */
export const emergencyCodes: Migration = {
  up: async (db) => {
    await db.schema
      .createTable('emergencyCodes')
      .addColumn('codeId', 'text', (column) => column.primaryKey())
      .addColumn('holder', 'text', (column) => column.notNull())
      .addColumn('codeHash', 'text', (column) => column.notNull())
      .addColumn('madeAt', 'bigint', (column) => column.notNull())
      .addColumn('madeBy', 'text', (column) => column.notNull())
      .execute();
    await db.schema
      .createTable('emergencyUses')
      .addColumn('useId', 'text', (column) => column.primaryKey())
      .addColumn('holder', 'text', (column) => column.notNull())
      .addColumn('usedAt', 'bigint', (column) => column.notNull())
      .addColumn('tokenHash', 'text')
      .addColumn('endsAt', 'bigint', (column) => column.notNull())
      .addColumn('helpedId', 'text')
      .addColumn('answeredAt', 'bigint')
      .addColumn('answeredBy', 'text')
      .addColumn('reason', 'text', (column) => column.notNull())
      .execute();
  },
};

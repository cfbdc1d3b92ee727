import type { Migration } from 'kysely';

/** What is undone or answered also after a restart. */
export const undoAndAsks: Migration = {
  up: async (db) => {
    await db.schema
      .alterTable('exceptions')
      .addColumn('mayComeBack', 'integer', (column) => column.notNull().defaultTo(0))
      .execute();
  },
};

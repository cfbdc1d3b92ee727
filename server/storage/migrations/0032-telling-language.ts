import type { Migration } from 'kysely';

/** In which language the school answered what a pupil told. */
export const tellingLanguage: Migration = {
  up: async (db) => {
    await db.schema
      .alterTable('tellings')
      .addColumn('language', 'text', (column) => column.notNull().defaultTo('en'))
      .execute();
  },
};

import type { Migration } from 'kysely';

/** For whose eyes a pupil's records are, where what only the head may know is among them: they are the second person too. */
export const subjectAudience: Migration = {
  up: async (db) => {
    await db.schema
      .alterTable('subjectRequests')
      .addColumn('audience', 'text', (column) => column.notNull().defaultTo('safeguarding'))
      .execute();
  },
};

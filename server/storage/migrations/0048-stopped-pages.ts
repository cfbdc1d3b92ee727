import type { Migration } from 'kysely';

/** By what a page that was stopped is known again, whatever stands behind its `?`. */
export const stoppedPages: Migration = {
  up: async (db) => {
    await db.schema.alterTable('referrals').addColumn('pageHash', 'text').execute();
  },
};

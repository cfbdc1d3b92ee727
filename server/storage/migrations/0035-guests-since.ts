import type { Migration } from 'kysely';

/** Since when each pupil of another class has been in a lesson. */
export const guestsSince: Migration = {
  up: async (db) => {
    await db.schema.alterTable('lessons').addColumn('guestsSince', 'text').execute();
  },
};

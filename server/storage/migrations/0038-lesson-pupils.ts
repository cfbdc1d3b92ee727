import type { Migration } from 'kysely';

/** Who was in the class when its lesson ended: the class is not the same for ever. */
export const lessonPupils: Migration = {
  up: async (db) => {
    await db.schema.alterTable('lessons').addColumn('pupilIds', 'text').execute();
  },
};

import type { Migration } from 'kysely';

/** Which order an undoing belongs to, so that it takes back nothing that came after it. */
export const undoIds: Migration = {
  up: async (db) => {
    await db.schema.alterTable('earlierControls').addColumn('undoId', 'text').execute();
  },
};

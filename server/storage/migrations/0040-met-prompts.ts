import type { Migration } from 'kysely';

/** Which prompts a pupil met in the last week, so that no computer shows one again. */
export const metPrompts: Migration = {
  up: async (db) => {
    await db.schema
      .createTable('metPrompts')
      .addColumn('pupilId', 'text', (column) => column.notNull().references('pupils.pupilId'))
      .addColumn('promptId', 'text', (column) => column.notNull())
      .addColumn('day', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('metPrompts_once', ['pupilId', 'promptId'])
      .execute();
  },
};

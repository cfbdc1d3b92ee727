import type { Migration } from 'kysely';

/** How long classes were at which kind of site in their lessons: sums, of nobody. */
export const lessonTimes: Migration = {
  up: async (db) => {
    await db.schema
      .createTable('lessonTimes')
      .addColumn('lessonId', 'text', (column) => column.notNull().references('lessons.lessonId'))
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('children', 'integer', (column) => column.notNull())
      .addColumn('minutes', 'integer', (column) => column.notNull())
      .addPrimaryKeyConstraint('lessonTimesOfKind', ['lessonId', 'kind'])
      .execute();
    await db.schema
      .createTable('lessonTimeSharers')
      .addColumn('lessonId', 'text', (column) => column.notNull().references('lessons.lessonId'))
      .addColumn('pupilId', 'text', (column) => column.notNull().references('pupils.pupilId'))
      .addPrimaryKeyConstraint('lessonTimeSharer', ['lessonId', 'pupilId'])
      .execute();
  },
};

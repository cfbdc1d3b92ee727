import type { Migration } from 'kysely';

/** What is undone or answered also after a restart. */
export const undoAndAsks: Migration = {
  up: async (db) => {
    await db.schema
      .alterTable('exceptions')
      .addColumn('mayComeBack', 'integer', (column) => column.notNull().defaultTo(0))
      .execute();
    await db.schema
      .createTable('earlierControls')
      .addColumn('lessonId', 'text', (column) => column.notNull().references('lessons.lessonId'))
      .addColumn('id', 'text', (column) => column.notNull())
      .addColumn('controls', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('earlierControls_once', ['lessonId', 'id'])
      .execute();
    await db.schema
      .createTable('pupilAsks')
      .addColumn('askId', 'text', (column) => column.primaryKey())
      .addColumn('ofLessonId', 'text', (column) => column.notNull().references('lessons.lessonId'))
      .addColumn('forLessonId', 'text', (column) => column.notNull().references('lessons.lessonId'))
      .addColumn('askedBy', 'text', (column) => column.notNull().references('accounts.accountId'))
      .addColumn('pupilIds', 'text', (column) => column.notNull())
      .addColumn('askedAt', 'bigint', (column) => column.notNull())
      .execute();
  },
};

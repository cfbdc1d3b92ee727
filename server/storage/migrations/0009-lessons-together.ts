import type { Migration } from 'kysely';

/** What is on for a class, who teaches beside its owner, pupils from other classes, and lessons by the timetable. */
export const lessonsTogether: Migration = {
  up: async (db) => {
    for (const column of ['controls', 'partnerIds', 'guestIds']) {
      await db.schema.alterTable('lessons').addColumn(column, 'text').execute();
    }
    await db.schema
      .createTable('weeklyLessons')
      .addColumn('weeklyLessonId', 'text', (column) => column.primaryKey())
      .addColumn('ownerId', 'text', (column) => column.notNull().references('accounts.accountId'))
      .addColumn('classId', 'text', (column) => column.notNull().references('classes.classId'))
      .addColumn('day', 'integer', (column) => column.notNull())
      .addColumn('fromMinute', 'integer', (column) => column.notNull())
      .addColumn('toMinute', 'integer', (column) => column.notNull())
      .addColumn('startsByItself', 'integer', (column) => column.notNull())
      .addColumn('startedOn', 'text')
      .execute();
  },
};

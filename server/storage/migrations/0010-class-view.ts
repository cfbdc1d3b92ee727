import type { Migration } from 'kysely';

/** Hands that went up in lessons, and who sits where. */
export const classView: Migration = {
  up: async (db) => {
    await db.schema
      .createTable('hands')
      .addColumn('requestId', 'text', (column) => column.primaryKey())
      .addColumn('deviceId', 'text', (column) => column.notNull().references('devices.deviceId'))
      .addColumn('pupilId', 'text', (column) => column.notNull().references('pupils.pupilId'))
      .addColumn('lessonId', 'text', (column) => column.notNull())
      .addColumn('about', 'text', (column) => column.notNull())
      .addColumn('url', 'text')
      .addColumn('words', 'text', (column) => column.notNull())
      .addColumn('raisedAt', 'bigint', (column) => column.notNull())
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('answeredBy', 'text')
      .addColumn('answeredAt', 'bigint')
      .addColumn('answer', 'text', (column) => column.notNull())
      .execute();
    await db.schema.createIndex('hands_by_lesson').on('hands').columns(['lessonId', 'state']).execute();
    await db.schema.createIndex('hands_by_pupil').on('hands').columns(['pupilId', 'lessonId']).execute();
    await db.schema
      .createTable('seatingPlans')
      .addColumn('classId', 'text', (column) => column.primaryKey().references('classes.classId'))
      .addColumn('plan', 'text', (column) => column.notNull())
      .addColumn('changedBy', 'text', (column) => column.notNull())
      .addColumn('changedAt', 'bigint', (column) => column.notNull())
      .execute();
  },
};

import type { Kysely, Migration } from 'kysely';

/** Epoch ms do not fit Postgres' integer. */
const instant = 'bigint';

const makeExceptions = async (db: Kysely<unknown>): Promise<void> => {
  await db.schema
    .createTable('exceptions')
    .addColumn('exceptionId', 'text', (column) => column.primaryKey())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('target', 'text', (column) => column.notNull())
    .addColumn('ownerId', 'text', (column) => column.notNull().references('accounts.accountId'))
    .addColumn('reason', 'text', (column) => column.notNull())
    .addColumn('classId', 'text', (column) => column.references('classes.classId'))
    .addColumn('lessonId', 'text', (column) => column.references('lessons.lessonId'))
    .addColumn('untilLessonEnds', 'integer', (column) => column.notNull())
    .addColumn('startedAt', instant, (column) => column.notNull())
    .addColumn('endsAt', instant, (column) => column.notNull())
    .addColumn('endedAt', instant)
    .execute();
  await db.schema
    .createTable('exceptionPupils')
    .addColumn('exceptionId', 'text', (column) => column.notNull().references('exceptions.exceptionId'))
    .addColumn('pupilId', 'text', (column) => column.notNull().references('pupils.pupilId'))
    .addPrimaryKeyConstraint('exceptionPupils_once', ['exceptionId', 'pupilId'])
    .execute();
  await makeIndex(db, 'exceptions', ['endsAt']);
  await makeIndex(db, 'exceptionPupils', ['pupilId']);
};

const makeRequests = async (db: Kysely<unknown>): Promise<void> => {
  await db.schema
    .createTable('mayIRequests')
    .addColumn('requestId', 'text', (column) => column.primaryKey())
    .addColumn('deviceId', 'text', (column) => column.notNull().references('devices.deviceId'))
    .addColumn('pupilId', 'text', (column) => column.notNull().references('pupils.pupilId'))
    .addColumn('lessonId', 'text', (column) => column.references('lessons.lessonId'))
    .addColumn('about', 'text', (column) => column.notNull())
    .addColumn('url', 'text', (column) => column.notNull())
    .addColumn('words', 'text', (column) => column.notNull())
    .addColumn('askedAt', instant, (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('answeredBy', 'text')
    .addColumn('answeredAt', instant)
    .addColumn('answer', 'text', (column) => column.notNull())
    .addColumn('answerEndsAt', instant)
    .addColumn('exceptionId', 'text', (column) => column.references('exceptions.exceptionId'))
    .execute();
  await makeIndex(db, 'mayIRequests', ['pupilId', 'answeredAt']);
  await makeIndex(db, 'mayIRequests', ['state', 'askedAt']);
};

const makeFilterReports = async (db: Kysely<unknown>): Promise<void> => {
  await db.schema
    .createTable('filterReports')
    .addColumn('requestId', 'text', (column) => column.primaryKey())
    .addColumn('deviceId', 'text', (column) => column.references('devices.deviceId'))
    .addColumn('pupilId', 'text', (column) => column.references('pupils.pupilId'))
    .addColumn('accountId', 'text', (column) => column.references('accounts.accountId'))
    .addColumn('wants', 'text', (column) => column.notNull())
    .addColumn('url', 'text', (column) => column.notNull())
    .addColumn('words', 'text', (column) => column.notNull())
    .addColumn('reportedAt', instant, (column) => column.notNull())
    .addColumn('outcome', 'text')
    .addColumn('answer', 'text', (column) => column.notNull())
    .addColumn('answeredBy', 'text')
    .addColumn('answeredAt', instant)
    .execute();
  await makeIndex(db, 'filterReports', ['pupilId', 'answeredAt']);
  await makeIndex(db, 'filterReports', ['accountId', 'reportedAt']);
};

const makeIndex = (db: Kysely<unknown>, table: string, columns: string[]): Promise<void> =>
  db.schema
    .createIndex(`${table}_by_${columns.join('_')}`)
    .on(table)
    .columns(columns)
    .execute();

/** What staff open for a while, what pupils ask for, and what is reported about the filter. */
export const exceptionsAndRequests: Migration = {
  up: async (db) => {
    await makeExceptions(db);
    await makeRequests(db);
    await makeFilterReports(db);
  },
};

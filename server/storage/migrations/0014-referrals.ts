import type { Kysely, Migration } from 'kysely';
import { autoNumber, bytesType } from '../dialect-differences.ts';

const makeReferrals = async (db: Kysely<unknown>): Promise<void> => {
  await db.schema
    .createTable('referrals')
    .addColumn('number', 'integer', autoNumber(db))
    .addColumn('referralId', 'text', (column) => column.notNull().unique())
    .addColumn('deviceId', 'text')
    .addColumn('pupilId', 'text')
    .addColumn('classId', 'text')
    .addColumn('lessonId', 'text')
    .addColumn('incidentId', 'text')
    .addColumn('stoppedBy', 'text', (column) => column.notNull().references('accounts.accountId'))
    .addColumn('stoppedAt', 'bigint', (column) => column.notNull())
    .addColumn('audience', 'text', (column) => column.notNull())
    .addColumn('addressHash', 'text')
    .addColumn('liftedAt', 'bigint')
    .execute();
  await db.schema
    .createTable('sealedIncidents')
    .addColumn('incidentId', 'text', (column) => column.primaryKey())
    .addColumn('referralId', 'text', (column) => column.notNull().references('referrals.referralId'))
    .addColumn('sealedAt', 'bigint', (column) => column.notNull())
    .execute();
};

/** What people did about a referral: added line by line. */
const makeSteps = async (db: Kysely<unknown>): Promise<void> => {
  const bytes = bytesType(db);
  await db.schema
    .createTable('referralSteps')
    .addColumn('entryId', 'text', (column) => column.primaryKey())
    .addColumn('referralId', 'text', (column) => column.notNull().references('referrals.referralId'))
    .addColumn('step', 'text', (column) => column.notNull())
    .addColumn('isDone', 'integer', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('accountId', 'text', (column) => column.notNull().references('accounts.accountId'))
    .addColumn('sealedNote', bytes)
    .execute();
  await db.schema
    .createTable('policeAdvice')
    .addColumn('adviceId', 'text', (column) => column.primaryKey())
    .addColumn('referralId', 'text', (column) => column.notNull().references('referrals.referralId'))
    .addColumn('says', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('accountId', 'text', (column) => column.notNull().references('accounts.accountId'))
    .addColumn('sealedWords', bytes, (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('stopLifts')
    .addColumn('referralId', 'text', (column) => column.notNull().references('referrals.referralId'))
    .addColumn('accountId', 'text', (column) => column.notNull().references('accounts.accountId'))
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('stopLifts_once', ['referralId', 'accountId'])
    .execute();
};

const makeReviews = async (db: Kysely<unknown>): Promise<void> => {
  const bytes = bytesType(db);
  await db.schema
    .createTable('initialReviews')
    .addColumn('reviewId', 'text', (column) => column.primaryKey())
    .addColumn('referralId', 'text')
    .addColumn('incidentId', 'text')
    .addColumn('startedBy', 'text', (column) => column.notNull().references('accounts.accountId'))
    .addColumn('startedAt', 'bigint', (column) => column.notNull())
    .addColumn('finishedBy', 'text')
    .addColumn('finishedAt', 'bigint')
    .addColumn('outcome', 'text')
    .addColumn('proposed', 'text')
    .addColumn('sealedReason', bytes)
    .execute();
  await db.schema
    .createTable('reviewAnswers')
    .addColumn('answerId', 'text', (column) => column.primaryKey())
    .addColumn('reviewId', 'text', (column) => column.notNull().references('initialReviews.reviewId'))
    .addColumn('criterion', 'text', (column) => column.notNull())
    .addColumn('answer', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('accountId', 'text', (column) => column.notNull().references('accounts.accountId'))
    .execute();
  await db.schema
    .createTable('reviewViewings')
    .addColumn('viewingId', 'text', (column) => column.primaryKey())
    .addColumn('reviewId', 'text', (column) => column.notNull().references('initialReviews.reviewId'))
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('accountId', 'text', (column) => column.notNull().references('accounts.accountId'))
    .addColumn('sealedReason', bytes, (column) => column.notNull())
    .execute();
};

/** Devices that were stopped and referred, and guided reviews of imagery. */
export const referrals: Migration = {
  up: async (db) => {
    await makeReferrals(db);
    await makeSteps(db);
    await makeReviews(db);
  },
};

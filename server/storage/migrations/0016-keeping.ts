import type { Kysely, Migration } from 'kysely';
import { autoNumber, bytesType } from '../dialect-differences.ts';

/** Epoch ms do not fit Postgres' integer. */
const instant = 'bigint';

const makeApprovals = async (db: Kysely<unknown>): Promise<void> => {
  await db.schema
    .createTable('approvals')
    .addColumn('approvalId', 'text', (column) => column.primaryKey())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('objects', 'text', (column) => column.notNull())
    .addColumn('audience', 'text', (column) => column.notNull())
    .addColumn('sealedReason', bytesType(db), (column) => column.notNull())
    .addColumn('askedBy', 'text', (column) => column.notNull().references('accounts.accountId'))
    .addColumn('askedAt', instant, (column) => column.notNull())
    .addColumn('endsAt', instant, (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('answeredBy', 'text', (column) => column.references('accounts.accountId'))
    .addColumn('answeredAt', instant)
    .addColumn('sealedAnswer', bytesType(db))
    .execute();
};

const makeKeys = async (db: Kysely<unknown>): Promise<void> => {
  await db.schema
    .createTable('itemKeys')
    .addColumn('keyId', 'text', (column) => column.primaryKey())
    .addColumn('owner', 'text', (column) => column.notNull().unique())
    .addColumn('wrapped', bytesType(db), (column) => column.notNull())
    .execute();
};

const makeHolds = async (db: Kysely<unknown>): Promise<void> => {
  await db.schema
    .createTable('legalHolds')
    .addColumn('holdId', 'text', (column) => column.primaryKey())
    .addColumn('scope', 'text', (column) => column.notNull())
    .addColumn('objectId', 'text', (column) => column.notNull())
    .addColumn('sealedReason', bytesType(db), (column) => column.notNull())
    .addColumn('source', 'text', (column) => column.notNull())
    .addColumn('setBy', 'text', (column) => column.notNull())
    .addColumn('setAt', instant, (column) => column.notNull())
    .addColumn('endedBy', 'text')
    .addColumn('endedAt', instant)
    .execute();
  await db.schema
    .createTable('pupilBirths')
    .addColumn('pupilId', 'text', (column) => column.primaryKey().references('pupils.pupilId'))
    .addColumn('bornOn', 'text', (column) => column.notNull())
    .addColumn('source', 'text', (column) => column.notNull())
    .addColumn('setAt', instant, (column) => column.notNull())
    .execute();
};

const makeRecords = async (db: Kysely<unknown>): Promise<void> => {
  await db.schema
    .createTable('deletionCertificates')
    .addColumn('number', 'integer', autoNumber(db))
    .addColumn('certificateId', 'text', (column) => column.notNull().unique())
    .addColumn('at', instant, (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('note', 'text', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('subjectRequests')
    .addColumn('number', 'integer', autoNumber(db))
    .addColumn('requestId', 'text', (column) => column.notNull().unique())
    .addColumn('pupilId', 'text', (column) => column.notNull().references('pupils.pupilId'))
    .addColumn('askedBy', 'text', (column) => column.notNull().references('accounts.accountId'))
    .addColumn('askedAt', instant, (column) => column.notNull())
    .addColumn('sealedWithheld', bytesType(db), (column) => column.notNull())
    .addColumn('givenAt', instant)
    .execute();
};

const makeSecondFactors = async (db: Kysely<unknown>): Promise<void> => {
  await db.schema
    .createTable('secondFactors')
    .addColumn('accountId', 'text', (column) => column.primaryKey().references('accounts.accountId'))
    .addColumn('sealedSecret', 'text', (column) => column.notNull())
    .addColumn('isInUse', 'integer', (column) => column.notNull())
    .addColumn('lastStep', instant, (column) => column.notNull())
    .addColumn('recoveryHashes', 'text', (column) => column.notNull())
    .execute();
};

/** Keys that can be destroyed, legal holds, certificates of deletion, subject access, and what two people decide. */
export const keeping: Migration = {
  up: async (db) => {
    await makeApprovals(db);
    await makeKeys(db);
    await makeHolds(db);
    await makeRecords(db);
    await makeSecondFactors(db);
    // Whose facts are erased is found by what they were about.
    await db.schema.createIndex('ledger_by_object').on('ledger').column('object').execute();
  },
};

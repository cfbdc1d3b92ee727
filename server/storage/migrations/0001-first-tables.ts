import type { Kysely, Migration } from 'kysely';
import { autoNumber, bytesType } from '../dialect-differences.ts';

/** Instants are bigint: epoch ms do not fit Postgres' integer. SQLite has one integer type for both. */
const instant = 'bigint';

const makePeople = async (db: Kysely<unknown>): Promise<void> => {
  await db.schema
    .createTable('settings')
    .addColumn('key', 'text', (column) => column.primaryKey())
    .addColumn('value', 'text', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('accounts')
    .addColumn('accountId', 'text', (column) => column.primaryKey())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('email', 'text', (column) => column.notNull().unique())
    .addColumn('roles', 'text', (column) => column.notNull())
    .addColumn('passwordHash', 'text')
    .addColumn('isActive', 'integer', (column) => column.notNull())
    .addColumn('createdAt', instant, (column) => column.notNull())
    .addColumn('lastSeenAt', instant)
    .execute();
  await makeSignIn(db);
};

const makeSignIn = async (db: Kysely<unknown>): Promise<void> => {
  await db.schema
    .createTable('invitations')
    .addColumn('tokenHash', 'text', (column) => column.primaryKey())
    .addColumn('accountId', 'text', (column) => column.references('accounts.accountId'))
    .addColumn('purpose', 'text', (column) => column.notNull())
    .addColumn('expiresAt', instant, (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('sessions')
    .addColumn('tokenHash', 'text', (column) => column.primaryKey())
    .addColumn('accountId', 'text', (column) => column.notNull().references('accounts.accountId'))
    .addColumn('createdAt', instant, (column) => column.notNull())
    .addColumn('lastUsedAt', instant, (column) => column.notNull())
    .addColumn('confirmedUntil', instant, (column) => column.notNull())
    .execute();
  await makeIndex(db, 'sessions', ['accountId']);
};

const makeRoster = async (db: Kysely<unknown>): Promise<void> => {
  await db.schema
    .createTable('classes')
    .addColumn('classId', 'text', (column) => column.primaryKey())
    .addColumn('name', 'text', (column) => column.notNull().unique())
    .addColumn('yearGroup', 'integer', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('pupils')
    .addColumn('pupilId', 'text', (column) => column.primaryKey())
    .addColumn('classId', 'text', (column) => column.notNull().references('classes.classId'))
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('email', 'text', (column) => column.unique())
    .addColumn('isActive', 'integer', (column) => column.notNull())
    .execute();
  await makeIndex(db, 'pupils', ['classId']);
};

const makeLessons = async (db: Kysely<unknown>): Promise<void> => {
  await db.schema
    .createTable('lessons')
    .addColumn('lessonId', 'text', (column) => column.primaryKey())
    .addColumn('classId', 'text', (column) => column.notNull().references('classes.classId'))
    .addColumn('ownerId', 'text', (column) => column.notNull().references('accounts.accountId'))
    .addColumn('startedAt', instant, (column) => column.notNull())
    .addColumn('endsAt', instant, (column) => column.notNull())
    .addColumn('endedAt', instant)
    .execute();
  await makeIndex(db, 'lessons', ['classId', 'startedAt']);
};

const makeDevices = async (db: Kysely<unknown>): Promise<void> => {
  await db.schema
    .createTable('devices')
    .addColumn('deviceId', 'text', (column) => column.primaryKey())
    .addColumn('publicKey', 'text', (column) => column.notNull().unique())
    .addColumn('pupilId', 'text', (column) => column.references('pupils.pupilId'))
    .addColumn('profileEmail', 'text')
    .addColumn('serialNumber', 'text')
    .addColumn('assetId', 'text')
    .addColumn('extensionVersion', 'text', (column) => column.notNull())
    .addColumn('enrolledAt', instant, (column) => column.notNull())
    .addColumn('lastSeenAt', instant, (column) => column.notNull())
    .addColumn('policyVersion', 'integer', (column) => column.notNull())
    .execute();
  await makeIndex(db, 'devices', ['pupilId']);
  await db.schema
    .createTable('deviceStates')
    .addColumn('deviceId', 'text', (column) => column.primaryKey().references('devices.deviceId'))
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('appliedVersion', 'integer', (column) => column.notNull())
    .execute();
};

const makePolicies = async (db: Kysely<unknown>): Promise<void> => {
  await db.schema
    .createTable('policies')
    .addColumn('version', 'integer', (column) => column.primaryKey())
    .addColumn('text', 'text', (column) => column.notNull())
    .addColumn('signature', 'text', (column) => column.notNull())
    .addColumn('rules', 'text', (column) => column.notNull())
    .addColumn('publishedAt', instant, (column) => column.notNull())
    .addColumn('publishedBy', 'text', (column) => column.notNull())
    .addColumn('reason', 'text', (column) => column.notNull())
    .execute();
};

const makeReports = async (db: Kysely<unknown>): Promise<void> => {
  await db.schema
    .createTable('reports')
    .addColumn('deviceId', 'text', (column) => column.notNull())
    .addColumn('seq', 'integer', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('at', instant, (column) => column.notNull())
    .addColumn('receivedAt', instant, (column) => column.notNull())
    .addColumn('pupilId', 'text')
    .addColumn('url', 'text')
    .addColumn('text', 'text', (column) => column.notNull())
    .addColumn('body', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('reports_once', ['deviceId', 'seq'])
    .execute();
  await makeIndex(db, 'reports', ['pupilId', 'at']);
};

const makeIncidents = async (db: Kysely<unknown>): Promise<void> => {
  const bytes = bytesType(db);
  await db.schema
    .createTable('incidents')
    .addColumn('number', 'integer', autoNumber(db))
    .addColumn('incidentId', 'text', (column) => column.notNull().unique())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('pupilId', 'text', (column) => column.notNull().references('pupils.pupilId'))
    .addColumn('classId', 'text', (column) => column.notNull().references('classes.classId'))
    .addColumn('reporterId', 'text', (column) => column.notNull().references('accounts.accountId'))
    .addColumn('reportedAt', instant, (column) => column.notNull())
    .addColumn('decision', 'text', (column) => column.notNull())
    .addColumn('sealedFacts', bytes, (column) => column.notNull())
    .addColumn('sealedDecisionReason', bytes)
    .execute();
  await makeEvidence(db);
};

const makeEvidence = async (db: Kysely<unknown>): Promise<void> => {
  await db.schema
    .createTable('incidentActions')
    .addColumn('actionId', 'text', (column) => column.primaryKey())
    .addColumn('incidentId', 'text', (column) => column.notNull().references('incidents.incidentId'))
    .addColumn('at', instant, (column) => column.notNull())
    .addColumn('accountId', 'text', (column) => column.notNull().references('accounts.accountId'))
    .addColumn('sealedText', bytesType(db), (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('evidenceItems')
    .addColumn('evidenceId', 'text', (column) => column.primaryKey())
    .addColumn('incidentId', 'text', (column) => column.notNull().references('incidents.incidentId'))
    .addColumn('takenAt', instant, (column) => column.notNull())
    .addColumn('mediaType', 'text', (column) => column.notNull())
    .addColumn('sizeBytes', 'integer', (column) => column.notNull())
    .addColumn('sha256', 'text', (column) => column.notNull())
    .execute();
  await makeIndex(db, 'incidentActions', ['incidentId']);
  await makeIndex(db, 'evidenceItems', ['incidentId']);
};

const makeLedger = async (db: Kysely<unknown>): Promise<void> => {
  await db.schema
    .createTable('ledger')
    .addColumn('seq', 'integer', (column) => column.primaryKey())
    .addColumn('at', instant, (column) => column.notNull())
    .addColumn('actor', 'text', (column) => column.notNull())
    .addColumn('action', 'text', (column) => column.notNull())
    .addColumn('object', 'text', (column) => column.notNull())
    .addColumn('outcome', 'text', (column) => column.notNull())
    .addColumn('commitment', 'text', (column) => column.notNull())
    .addColumn('salt', 'text', (column) => column.notNull())
    .addColumn('facts', 'text', (column) => column.notNull())
    .addColumn('hash', 'text', (column) => column.notNull())
    .execute();
};

const makeIndex = (db: Kysely<unknown>, table: string, columns: string[]): Promise<void> =>
  db.schema
    .createIndex(`${table}_by_${columns.join('_')}`)
    .on(table)
    .columns(columns)
    .execute();

export const firstTables: Migration = {
  up: async (db) => {
    await makePeople(db);
    await makeRoster(db);
    await makeLessons(db);
    await makeDevices(db);
    await makePolicies(db);
    await makeReports(db);
    await makeIncidents(db);
    await makeLedger(db);
  },
};

import { sql, type Kysely, type Migration } from 'kysely';
import { bytesType } from '../dialect-differences.ts';

/**
 * Incidents about several people, from other sources than a lesson, each for its audience. The tables are made anew:
 * SQLite cannot take a bound off a column.
 */
export const incidentRecords: Migration = {
  up: async (db) => {
    await makeIncidents(db);
    await makePeople(db);
    await makeActions(db);
    await makeEvidence(db);
    await makeRecords(db);
    for (const table of ['evidenceItems', 'incidentActions', 'incidents']) {
      await db.schema.dropTable(table).execute();
    }
    for (const table of ['incidents', 'incidentActions', 'evidenceItems']) {
      await db.schema.alterTable(`${table}Next`).renameTo(table).execute();
    }
    await makeIndexes(db);
  },
};

const makeIncidents = async (db: Kysely<unknown>): Promise<void> => {
  const bytes = bytesType(db);
  await db.schema
    .createTable('incidentsNext')
    .addColumn('incidentId', 'text', (column) => column.primaryKey())
    .addColumn('audience', 'text', (column) => column.notNull())
    .addColumn('number', 'integer', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('source', 'text', (column) => column.notNull())
    .addColumn('reporterId', 'text', (column) => column.references('accounts.accountId'))
    .addColumn('sealedHeading', bytes)
    .addColumn('reportedAt', 'bigint', (column) => column.notNull())
    .addColumn('firstLookDueAt', 'bigint', (column) => column.notNull())
    .addColumn('firstLookAt', 'bigint')
    .addColumn('triage', 'text')
    .addColumn('category', 'text')
    .addColumn('assigneeId', 'text', (column) => column.references('accounts.accountId'))
    .addColumn('decision', 'text', (column) => column.notNull())
    .addColumn('closedAt', 'bigint')
    .addColumn('reviewOn', 'text')
    .addColumn('mergedInto', 'text')
    .addColumn('toldDeviceId', 'text')
    .addColumn('toldSeq', 'integer')
    .addColumn('sealedFacts', bytes, (column) => column.notNull())
    .addColumn('sealedDecisionReason', bytes)
    .addUniqueConstraint('incidents_by_name', ['audience', 'number'])
    .addUniqueConstraint('incidents_by_report', ['toldDeviceId', 'toldSeq'])
    .execute();
  await sql`
    insert into "incidentsNext" ("incidentId", "audience", "number", "kind", "source", "reporterId", "reportedAt",
      "firstLookDueAt", "firstLookAt", "decision", "closedAt", "sealedFacts", "sealedDecisionReason")
    select "incidentId", 'safeguarding', "number",
      case "kind" when 'bullying' then 'hurtful-message' when 'inappropriate-content' then 'saw-something' else "kind" end,
      'lesson', "reporterId", "reportedAt", "reportedAt",
      case "decision" when 'open' then null else "reportedAt" end, "decision",
      case "decision" when 'open' then null else "reportedAt" end, "sealedFacts", "sealedDecisionReason"
    from "incidents"`.execute(db);
  await db.schema
    .createTable('incidentNumbers')
    .addColumn('audience', 'text', (column) => column.primaryKey())
    .addColumn('last', 'integer', (column) => column.notNull())
    .execute();
  await sql`
    insert into "incidentNumbers" ("audience", "last")
    select 'safeguarding', coalesce(max("number"), 0) from "incidents"`.execute(db);
};

const makePeople = async (db: Kysely<unknown>): Promise<void> => {
  await db.schema
    .createTable('incidentPeople')
    .addColumn('personId', 'text', (column) => column.primaryKey())
    .addColumn('incidentId', 'text', (column) => column.notNull().references('incidentsNext.incidentId'))
    .addColumn('place', 'integer', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('involvement', 'text', (column) => column.notNull())
    .addColumn('pupilId', 'text', (column) => column.references('pupils.pupilId'))
    .addColumn('accountId', 'text', (column) => column.references('accounts.accountId'))
    .addColumn('sealedPerson', bytesType(db))
    .execute();
  // Older incidents did not say who had which part in it.
  await sql`
    insert into "incidentPeople" ("personId", "incidentId", "place", "kind", "involvement", "pupilId")
    select "incidentId", "incidentId", 0, 'pupil',
      case when "kind" in ('bullying', 'getting-round-the-filter') then 'did' else 'affected' end, "pupilId"
    from "incidents"`.execute(db);
};

const makeActions = async (db: Kysely<unknown>): Promise<void> => {
  await db.schema
    .createTable('incidentActionsNext')
    .addColumn('actionId', 'text', (column) => column.primaryKey())
    .addColumn('incidentId', 'text', (column) => column.notNull().references('incidentsNext.incidentId'))
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('accountId', 'text', (column) => column.notNull().references('accounts.accountId'))
    .addColumn('step', 'text')
    .addColumn('isDone', 'integer', (column) => column.notNull().defaultTo(1))
    .addColumn('sealedText', bytesType(db), (column) => column.notNull())
    .execute();
  await sql`
    insert into "incidentActionsNext" ("actionId", "incidentId", "at", "accountId", "sealedText")
    select "actionId", "incidentId", "at", "accountId", "sealedText" from "incidentActions"`.execute(db);
};

const makeEvidence = async (db: Kysely<unknown>): Promise<void> => {
  await db.schema
    .createTable('evidenceItemsNext')
    .addColumn('evidenceId', 'text', (column) => column.primaryKey())
    .addColumn('incidentId', 'text', (column) => column.notNull().references('incidentsNext.incidentId'))
    .addColumn('takenAt', 'bigint', (column) => column.notNull())
    .addColumn('mediaType', 'text', (column) => column.notNull())
    .addColumn('sizeBytes', 'integer', (column) => column.notNull())
    .addColumn('sha256', 'text', (column) => column.notNull())
    .execute();
  await sql`
    insert into "evidenceItemsNext" ("evidenceId", "incidentId", "takenAt", "mediaType", "sizeBytes", "sha256")
    select "evidenceId", "incidentId", "takenAt", "mediaType", "sizeBytes", "sha256" from "evidenceItems"`.execute(
    db,
  );
};

const makeRecords = async (db: Kysely<unknown>): Promise<void> => {
  await db.schema
    .createTable('incidentRevisions')
    .addColumn('incidentId', 'text', (column) => column.notNull().references('incidentsNext.incidentId'))
    .addColumn('revision', 'integer', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('accountId', 'text', (column) => column.references('accounts.accountId'))
    .addColumn('sealedText', bytesType(db), (column) => column.notNull())
    .addPrimaryKeyConstraint('incidentRevisions_once', ['incidentId', 'revision'])
    .execute();
  await db.schema
    .createTable('incidentLinks')
    .addColumn('incidentId', 'text', (column) => column.notNull().references('incidentsNext.incidentId'))
    .addColumn('otherId', 'text', (column) => column.notNull().references('incidentsNext.incidentId'))
    .addPrimaryKeyConstraint('incidentLinks_once', ['incidentId', 'otherId'])
    .execute();
};

const makeIndexes = async (db: Kysely<unknown>): Promise<void> => {
  const indexes = {
    incidents: ['decision', 'firstLookDueAt'],
    incidentActions: ['incidentId'],
    evidenceItems: ['incidentId'],
    incidentLinks: ['otherId'],
  };
  for (const [table, columns] of Object.entries(indexes)) {
    await db.schema
      .createIndex(`${table}_by_${columns.join('_')}`)
      .on(table)
      .columns(columns)
      .execute();
  }
  for (const column of ['incidentId', 'pupilId']) {
    await db.schema.createIndex(`incidentPeople_by_${column}`).on('incidentPeople').column(column).execute();
  }
};

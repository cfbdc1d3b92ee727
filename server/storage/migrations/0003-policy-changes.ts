import type { Kysely, Migration } from 'kysely';

/** Instants are bigint: epoch ms do not fit Postgres' integer. */
const instant = 'bigint';

const makeDraft = (db: Kysely<unknown>): Promise<void> =>
  db.schema
    .createTable('policyDraft')
    .addColumn('draftId', 'text', (column) => column.primaryKey())
    .addColumn('revision', 'integer', (column) => column.notNull())
    .addColumn('basedOn', 'integer', (column) => column.notNull())
    .addColumn('rules', 'text', (column) => column.notNull())
    .addColumn('ownerId', 'text', (column) => column.notNull())
    .addColumn('editedBy', 'text', (column) => column.notNull())
    .addColumn('editedAt', instant, (column) => column.notNull())
    .addColumn('proposal', 'text')
    .addColumn('answer', 'text')
    .execute();

const makeEmergencyBlocks = (db: Kysely<unknown>): Promise<void> =>
  db.schema
    .createTable('emergencyBlocks')
    .addColumn('host', 'text', (column) => column.primaryKey())
    .addColumn('reason', 'text', (column) => column.notNull())
    .addColumn('blockedBy', 'text', (column) => column.notNull())
    .addColumn('blockedAt', instant, (column) => column.notNull())
    .addColumn('confirmedBy', 'text')
    .execute();

export const policyChanges: Migration = {
  up: async (db: Kysely<unknown>) => {
    await db.schema.alterTable('policies').addColumn('approvedBy', 'text').execute();
    await makeDraft(db);
    await makeEmergencyBlocks(db);
  },
};

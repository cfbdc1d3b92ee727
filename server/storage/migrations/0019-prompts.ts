import type { Migration } from 'kysely';

/** The school's own words for its prompts, and their sums. */
export const prompts: Migration = {
  up: async (db) => {
    await db.schema
      .createTable('promptWordings')
      .addColumn('promptId', 'text', (column) => column.notNull())
      .addColumn('language', 'text', (column) => column.notNull())
      .addColumn('keyStage', 'text', (column) => column.notNull())
      .addColumn('wording', 'text', (column) => column.notNull())
      .addColumn('changedBy', 'text', (column) => column.notNull().references('accounts.accountId'))
      .addColumn('changedAt', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('promptWordings_once', ['promptId', 'language', 'keyStage'])
      .execute();
    await db.schema
      .createTable('promptSums')
      .addColumn('promptId', 'text', (column) => column.notNull())
      .addColumn('month', 'text', (column) => column.notNull())
      .addColumn('shown', 'integer', (column) => column.notNull())
      .addColumn('stopped', 'integer', (column) => column.notNull())
      .addColumn('asked', 'integer', (column) => column.notNull())
      .addColumn('wentOn', 'integer', (column) => column.notNull())
      .addColumn('cameBack', 'integer', (column) => column.notNull())
      .addPrimaryKeyConstraint('promptSums_once', ['promptId', 'month'])
      .execute();
  },
};

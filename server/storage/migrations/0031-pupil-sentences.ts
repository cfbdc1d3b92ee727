import type { Migration } from 'kysely';

/** What pupils read outside of prompts, as the school says it. */
export const pupilSentences: Migration = {
  up: async (db) => {
    await db.schema
      .createTable('pupilSentences')
      .addColumn('sentence', 'text', (column) => column.notNull())
      .addColumn('language', 'text', (column) => column.notNull())
      .addColumn('words', 'text', (column) => column.notNull())
      .addColumn('changedBy', 'text', (column) => column.notNull().references('accounts.accountId'))
      .addColumn('changedAt', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('pupilSentences_once', ['sentence', 'language'])
      .execute();
  },
};

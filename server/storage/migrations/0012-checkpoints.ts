import type { Migration } from 'kysely';
import { autoNumber } from '../dialect-differences.ts';

/** Signed statements of what the ledger was. */
export const checkpoints: Migration = {
  up: async (db) => {
    await db.schema
      .createTable('checkpoints')
      .addColumn('number', 'integer', autoNumber(db))
      .addColumn('size', 'integer', (column) => column.notNull())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addColumn('note', 'text', (column) => column.notNull())
      .addColumn('isGiven', 'integer', (column) => column.notNull())
      .addColumn('edge', 'text', (column) => column.notNull())
      .execute();
  },
};

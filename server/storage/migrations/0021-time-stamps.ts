import type { Migration } from 'kysely';
import { autoNumber } from '../dialect-differences.ts';

/** Checkpoints that an authority outside is to stamp, or has stamped. */
export const timeStamps: Migration = {
  up: async (db) => {
    await db.schema
      .createTable('timeStamps')
      .addColumn('stampId', 'integer', autoNumber(db))
      .addColumn('size', 'integer', (column) => column.notNull())
      .addColumn('note', 'text', (column) => column.notNull())
      .addColumn('askedAt', 'bigint', (column) => column.notNull())
      .addColumn('tries', 'integer', (column) => column.notNull())
      .addColumn('nextTryAt', 'bigint', (column) => column.notNull())
      .addColumn('trouble', 'text', (column) => column.notNull())
      .addColumn('token', 'text')
      .addColumn('stampedAt', 'bigint')
      .addColumn('authority', 'text')
      .execute();
  },
};

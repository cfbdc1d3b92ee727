import type { Migration } from 'kysely';
import { bytesType } from '../dialect-differences.ts';

/** Of a page that was stopped, what is still being taken out of what other devices told. */
export const pageForgettings: Migration = {
  up: async (db) => {
    await db.schema
      .createTable('pageForgettings')
      .addColumn('forgettingId', 'text', (column) => column.primaryKey())
      .addColumn('referralId', 'text', (column) => column.notNull().references('referrals.referralId'))
      .addColumn('deviceId', 'text')
      .addColumn('stoppedAt', 'bigint', (column) => column.notNull())
      .addColumn('sealedPage', bytesType(db), (column) => column.notNull())
      .execute();
  },
};

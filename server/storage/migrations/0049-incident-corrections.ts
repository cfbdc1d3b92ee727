import type { Migration } from 'kysely';
import { bytesType } from '../dialect-differences.ts';

/** When who is named in an incident was put right: which pupils stood there before, sealed. */
export const incidentCorrections: Migration = {
  up: async (db) => {
    await db.schema
      .createTable('incidentCorrections')
      .addColumn('correctionId', 'text', (column) => column.primaryKey())
      .addColumn('incidentId', 'text', (column) => column.notNull().references('incidents.incidentId'))
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addColumn('accountId', 'text', (column) => column.notNull())
      .addColumn('sealedBefore', bytesType(db), (column) => column.notNull())
      .execute();
    await db.schema
      .createIndex('incidentCorrections_incident')
      .on('incidentCorrections')
      .column('incidentId')
      .execute();
  },
};

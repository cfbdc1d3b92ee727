import type { Migration } from 'kysely';

/** What a pupil told someone, as the pupil and the trusted adult see it. */
export const tellings: Migration = {
  up: async (db) => {
    await db.schema
      .createTable('tellings')
      .addColumn('requestId', 'text', (column) => column.primaryKey())
      .addColumn('incidentId', 'text', (column) => column.notNull().references('incidents.incidentId'))
      .addColumn('pupilId', 'text', (column) => column.notNull().references('pupils.pupilId'))
      .addColumn('adultId', 'text', (column) => column.references('accounts.accountId'))
      .addColumn('toldAt', 'bigint', (column) => column.notNull())
      .addColumn('said', 'text', (column) => column.notNull())
      .addColumn('readAt', 'bigint')
      .addColumn('readBy', 'text', (column) => column.references('accounts.accountId'))
      .execute();
    await db.schema.createIndex('tellingsOfPupil').on('tellings').columns(['pupilId', 'toldAt']).execute();
    await db.schema.createIndex('tellingsToAdult').on('tellings').columns(['adultId', 'toldAt']).execute();
  },
};

import { sql, type Migration } from 'kysely';
import { bytesType } from '../dialect-differences.ts';

const kept = [
  'requestId',
  'incidentId',
  'pupilId',
  'adultId',
  'toldAt',
  'said',
  'language',
  'readAt',
  'readBy',
];

/** Who told what is for the head or the chair alone is sealed. Made anew: SQLite cannot take a bound off a column. */
export const sealedTellers: Migration = {
  up: async (db) => {
    await db.schema
      .createTable('tellingsNext')
      .addColumn('requestId', 'text', (column) => column.primaryKey())
      .addColumn('incidentId', 'text', (column) => column.notNull().references('incidents.incidentId'))
      .addColumn('pupilId', 'text', (column) => column.references('pupils.pupilId'))
      .addColumn('adultId', 'text', (column) => column.references('accounts.accountId'))
      .addColumn('toldAt', 'bigint', (column) => column.notNull())
      .addColumn('said', 'text', (column) => column.notNull())
      .addColumn('language', 'text', (column) => column.notNull().defaultTo('en'))
      .addColumn('readAt', 'bigint')
      .addColumn('readBy', 'text', (column) => column.references('accounts.accountId'))
      .addColumn('sealedTeller', bytesType(db))
      .execute();
    const columns = sql.join(kept.map((name) => sql.ref(name)));
    await sql`insert into "tellingsNext" (${columns}) select ${columns} from "tellings"`.execute(db);
    await db.schema.dropTable('tellings').execute();
    await db.schema.alterTable('tellingsNext').renameTo('tellings').execute();
    await db.schema.createIndex('tellingsOfPupil').on('tellings').columns(['pupilId', 'toldAt']).execute();
    await db.schema.createIndex('tellingsToAdult').on('tellings').columns(['adultId', 'toldAt']).execute();
  },
};

import type { Migration } from 'kysely';
import { bytesType } from '../dialect-differences.ts';

/** What devices suspect, what made them, and what people said of it. */
export const alerts: Migration = {
  up: async (db) => {
    await db.schema
      .createTable('alerts')
      .addColumn('alertId', 'text', (column) => column.primaryKey())
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('level', 'text', (column) => column.notNull())
      .addColumn('pupilId', 'text', (column) => column.references('pupils.pupilId'))
      .addColumn('deviceId', 'text', (column) => column.notNull())
      .addColumn('firstAt', 'bigint', (column) => column.notNull())
      .addColumn('lastAt', 'bigint', (column) => column.notNull())
      .addColumn('tries', 'integer', (column) => column.notNull())
      .addColumn('verdict', 'text')
      .addColumn('verdictAt', 'bigint')
      .addColumn('verdictBy', 'text', (column) => column.references('accounts.accountId'))
      .addColumn('incidentId', 'text', (column) => column.references('incidents.incidentId'))
      .addColumn('sealedFacts', bytesType(db))
      .addColumn('sealedPicture', bytesType(db))
      .execute();
    await db.schema.createIndex('alertsOpen').on('alerts').columns(['verdict', 'lastAt']).execute();
    await db.schema.createIndex('alertsOfPupil').on('alerts').columns(['pupilId', 'kind']).execute();
    await db.schema
      .createTable('alertSigns')
      .addColumn('signId', 'text', (column) => column.primaryKey())
      .addColumn('alertId', 'text', (column) => column.notNull().references('alerts.alertId'))
      .addColumn('deviceId', 'text', (column) => column.notNull())
      .addColumn('seq', 'integer', (column) => column.notNull())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addColumn('sign', 'text', (column) => column.notNull())
      .addColumn('sealedWhat', bytesType(db), (column) => column.notNull())
      .addUniqueConstraint('alertSigns_once', ['deviceId', 'seq'])
      .execute();
    await db.schema.createIndex('alertSignsOfAlert').on('alertSigns').column('alertId').execute();
    await db.schema
      .createTable('alertVerdicts')
      .addColumn('verdictId', 'text', (column) => column.primaryKey())
      .addColumn('alertId', 'text', (column) => column.notNull().references('alerts.alertId'))
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addColumn('accountId', 'text', (column) => column.notNull().references('accounts.accountId'))
      .addColumn('verdict', 'text', (column) => column.notNull())
      .addColumn('sealedReason', bytesType(db), (column) => column.notNull())
      .execute();
    await db.schema.createIndex('alertVerdictsOfAlert').on('alertVerdicts').column('alertId').execute();
  },
};

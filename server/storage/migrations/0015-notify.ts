import type { Kysely, Migration } from 'kysely';
import { bytesType } from '../dialect-differences.ts';

const outbox = async (db: Kysely<unknown>): Promise<void> => {
  await db.schema
    .createTable('notifications')
    .addColumn('notificationId', 'text', (column) => column.primaryKey())
    .addColumn('incidentId', 'text', (column) => column.notNull())
    .addColumn('audience', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('reason', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('spreadAt', 'bigint')
    .addUniqueConstraint('notifications_once', ['incidentId', 'reason'])
    .execute();
  await db.schema.createIndex('notifications_unspread').on('notifications').column('spreadAt').execute();
  await db.schema
    .createTable('notificationSends')
    .addColumn('sendId', 'text', (column) => column.primaryKey())
    .addColumn('notificationId', 'text', (column) =>
      column.notNull().references('notifications.notificationId'),
    )
    .addColumn('channel', 'text', (column) => column.notNull())
    .addColumn('accountId', 'text')
    .addColumn('subscriptionId', 'text')
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('attempts', 'integer', (column) => column.notNull())
    .addColumn('nextAt', 'bigint', (column) => column.notNull())
    .addColumn('settledAt', 'bigint')
    .addColumn('problem', 'text', (column) => column.notNull())
    .execute();
  await db.schema
    .createIndex('notification_sends_due')
    .on('notificationSends')
    .columns(['state', 'nextAt'])
    .execute();
};

const ways = async (db: Kysely<unknown>): Promise<void> => {
  await db.schema
    .createTable('notifyChannels')
    .addColumn('channel', 'text', (column) => column.primaryKey())
    .addColumn('isOn', 'integer', (column) => column.notNull())
    .addColumn('facts', 'text', (column) => column.notNull())
    .addColumn('sealedSecret', bytesType(db))
    .addColumn('lastSuccessAt', 'bigint')
    .addColumn('lastFailureAt', 'bigint')
    .addColumn('lastFailure', 'text', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('pushSubscriptions')
    .addColumn('subscriptionId', 'text', (column) => column.primaryKey())
    .addColumn('accountId', 'text', (column) => column.notNull().references('accounts.accountId'))
    .addColumn('endpointHash', 'text', (column) => column.notNull().unique())
    .addColumn('sealedSubscription', bytesType(db), (column) => column.notNull())
    .addColumn('browser', 'text', (column) => column.notNull())
    .addColumn('addedAt', 'bigint', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('notifyChoices')
    .addColumn('accountId', 'text', (column) => column.primaryKey().references('accounts.accountId'))
    .addColumn('byMail', 'integer', (column) => column.notNull())
    .execute();
};

/** What is told to whom, by which ways, and whether it arrived. */
export const notify: Migration = {
  up: async (db) => {
    await outbox(db);
    await ways(db);
  },
};

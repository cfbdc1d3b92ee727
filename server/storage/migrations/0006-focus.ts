import type { Migration } from 'kysely';

export const focus: Migration = {
  up: async (db) => {
    await db.schema.alterTable('lessons').addColumn('focus', 'text').execute();
    await db.schema
      .createTable('focusLists')
      .addColumn('focusListId', 'text', (column) => column.primaryKey())
      .addColumn('ownerId', 'text', (column) => column.notNull().references('accounts.accountId'))
      .addColumn('isShared', 'integer', (column) => column.notNull())
      .addColumn('list', 'text', (column) => column.notNull())
      .addColumn('changedAt', 'bigint', (column) => column.notNull())
      .execute();
    await db.schema
      .createTable('focusListUses')
      .addColumn('focusListId', 'text', (column) => column.notNull().references('focusLists.focusListId'))
      .addColumn('accountId', 'text', (column) => column.notNull().references('accounts.accountId'))
      .addColumn('usedAt', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('focusListUsesKey', ['focusListId', 'accountId'])
      .execute();
  },
};

import type { Migration } from 'kysely';

/** Instants are bigint, as in the first tables. */
const instant = 'bigint';

export const listSources: Migration = {
  up: async (db) => {
    await db.schema
      .createTable('listSources')
      .addColumn('sourceId', 'text', (column) => column.primaryKey())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('address', 'text')
      .addColumn('plan', 'text', (column) => column.notNull())
      .addColumn('categoryId', 'text', (column) => column.notNull())
      .addColumn('createdAt', instant, (column) => column.notNull())
      .addColumn('keptFile', 'text')
      .addColumn('taken', 'text')
      .addColumn('takenAt', instant)
      .addColumn('checkedAt', instant)
      .addColumn('error', 'text')
      .addColumn('etag', 'text')
      .addColumn('lastModified', 'text')
      .execute();
  },
};

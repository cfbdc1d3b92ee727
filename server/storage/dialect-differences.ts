import { PostgresAdapter, sql, type ColumnDefinitionBuilder, type Kysely } from 'kysely';

/** A running number as primary key: the one thing SQLite and Postgres spell differently here. */
export const autoNumber =
  (db: Kysely<unknown>) =>
  (column: ColumnDefinitionBuilder): ColumnDefinitionBuilder =>
    db.getExecutor().adapter instanceof PostgresAdapter
      ? column.primaryKey().generatedAlwaysAsIdentity()
      : column.primaryKey().autoIncrement();

/** Postgres calls bytes `bytea`. */
export const bytesType = (db: Kysely<unknown>): 'blob' | 'bytea' =>
  db.getExecutor().adapter instanceof PostgresAdapter ? 'bytea' : 'blob';

/**
 * Takes what was deleted out of the write-ahead log as well. The database itself is written over as it deletes
 * (`secure_delete`); Postgres has its own log, whose keeping is the administrator's.
 */
export const scrubDeleted = async <Tables>(db: Kysely<Tables>): Promise<void> => {
  if (db.getExecutor().adapter instanceof PostgresAdapter) return;
  await sql`pragma wal_checkpoint(truncate)`.execute(db);
};

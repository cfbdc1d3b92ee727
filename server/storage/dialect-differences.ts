import { PostgresAdapter, type ColumnDefinitionBuilder, type Kysely } from 'kysely';

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

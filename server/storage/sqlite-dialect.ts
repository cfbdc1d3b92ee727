import {
  CompiledQuery,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type DatabaseConnection,
  type DatabaseIntrospector,
  type Dialect,
  type DialectAdapter,
  type Driver,
  type Kysely,
  type QueryCompiler,
  type QueryResult,
} from 'kysely';
import type { SqlValue } from './sqlite-messages.ts';
import type { SqliteThread } from './sqlite-thread.ts';
import type { Turns } from './turns.ts';

interface SqliteDialectParts {
  readonly thread: SqliteThread;
  /** Shared with the ingest path, so that neither gets into a transaction of the other. */
  readonly turns: Turns;
}

/** Kysely over the one connection in the database thread. */
export class SqliteDialect implements Dialect {
  readonly #parts: SqliteDialectParts;

  constructor(parts: SqliteDialectParts) {
    this.#parts = parts;
  }

  createAdapter(): DialectAdapter {
    return new TransactionalAdapter();
  }

  createDriver(): Driver {
    return new SqliteThreadDriver(this.#parts);
  }

  createIntrospector(db: Kysely<unknown>): DatabaseIntrospector {
    return new SqliteIntrospector(db);
  }

  createQueryCompiler(): QueryCompiler {
    return new SqliteQueryCompiler();
  }
}

// SQLite does roll back changes of the schema; Kysely's own adapter leaves that unused.
class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

class SqliteThreadDriver implements Driver {
  readonly #parts: SqliteDialectParts;

  constructor(parts: SqliteDialectParts) {
    this.#parts = parts;
  }

  async init(): Promise<void> {
    // The thread is open before the dialect is made.
  }

  async acquireConnection(): Promise<ThreadConnection> {
    return new ThreadConnection(this.#parts.thread, await this.#parts.turns.take());
  }

  async releaseConnection(connection: ThreadConnection): Promise<void> {
    connection.endTurn();
  }

  async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('commit'));
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('rollback'));
  }

  async destroy(): Promise<void> {
    await this.#parts.thread.close();
  }
}

class ThreadConnection implements DatabaseConnection {
  readonly #thread: SqliteThread;
  readonly endTurn: () => void;

  constructor(thread: SqliteThread, endTurn: () => void) {
    this.#thread = thread;
    this.endTurn = endTurn;
  }

  async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    const parameters = query.parameters as readonly SqlValue[];
    const { rows, changes } = await this.#thread.ask({ kind: 'query', sql: query.sql, parameters });
    return { rows: rows as Row[], numAffectedRows: BigInt(changes) };
  }

  streamQuery<Row>(): AsyncIterableIterator<QueryResult<Row>> {
    throw new Error('Rows are not streamed from SQLite: read them in pages.');
  }
}

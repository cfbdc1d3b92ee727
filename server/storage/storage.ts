import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { Kysely, sql } from 'kysely';
import { StartError } from '../start-error.ts';
import type { DiskWatch } from './disk-watch.ts';
import { GroupCommit } from './group-commit.ts';
import { insertReports, type ReportRow } from './insert-reports.ts';
import { migrateToLatest } from './migrate-to-latest.ts';
import type { Schema } from './schema.ts';
import { SqliteDialect } from './sqlite-dialect.ts';
import { SqliteThread } from './sqlite-thread.ts';
import { Turns } from './turns.ts';

export type { ReportRow };

/** The one way to the database. Writes are acknowledged after the commit. */
export interface Storage {
  readonly db: Kysely<Schema>;
  /** Whether the disk takes what is written. */
  readonly disk: DiskWatch;
  /** Stores reports, many calls to one commit; doubles by (deviceId, seq) are dropped. Resolves after the commit. */
  ingest(rows: readonly ReportRow[]): Promise<void>;
  /** What was taken out before is in no file any more: the log is folded into the database and emptied. */
  forgetTakenOut(): Promise<void>;
  close(): Promise<void>;
}

const mostRowsPerCommit = 4_000;
/** A school's devices tell something all the time: a commit for each would be most of what the server does. */
const reportsRestMs = 20;

/**
 * Opens (and on the first start makes) the SQLite database in `file`. A `StartError` says why it cannot. Reports are
 * committed at most once in `restMs`, which the first of them does not wait for.
 */
export const openStorage = async (file: string, { restMs = reportsRestMs } = {}): Promise<Storage> => {
  const thread = await openThread(file);
  const turns = new Turns();
  const db = new Kysely<Schema>({ dialect: new SqliteDialect({ thread, turns }) });
  await migrateToLatest(db);
  const reports = new GroupCommit<ReportRow>({
    commit: (rows) => inTurn(turns, () => insertReports(thread, rows)),
    mostItems: mostRowsPerCommit,
    restMs,
  });
  return {
    db,
    disk: thread.disk,
    ingest: (rows) => reports.add(rows),
    forgetTakenOut: async () => void (await sql`pragma wal_checkpoint(truncate)`.execute(db)),
    close: async () => {
      await reports.idle();
      await turns.take();
      await thread.close();
    },
  };
};

const openThread = async (file: string): Promise<SqliteThread> => {
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    return await SqliteThread.open(file);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new StartError(`The database ${file} cannot be opened: ${why}.`);
  }
};

// The turn ends when the thread has been asked: it does one thing after the other, and all of this in one go.
const inTurn = async (turns: Turns, ask: () => Promise<void>): Promise<void> => {
  const endTurn = await turns.take();
  const answered = ask();
  endTurn();
  await answered;
};

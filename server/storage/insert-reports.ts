import type { Schema } from './schema.ts';
import type { SqlValue } from './sqlite-messages.ts';
import type { SqliteThread } from './sqlite-thread.ts';

export type ReportRow = Schema['reports'];

const before = `insert into "reports"
  ("deviceId", "seq", "kind", "at", "receivedAt", "pupilId", "url", "text", "body") values`;
const columns = 9;
const after = `on conflict ("deviceId", "seq") do nothing`;

const valuesOf = (row: ReportRow): SqlValue[] => [
  row.deviceId,
  row.seq,
  row.kind,
  row.at,
  row.receivedAt,
  row.pupilId,
  row.url,
  row.text,
  row.body,
];

/** Prepared statements and one commit for all of them, past the query builder. */
export const insertReports = async (thread: SqliteThread, rows: readonly ReportRow[]): Promise<void> => {
  await thread.ask({ kind: 'insert', before, columns, after, values: rows.flatMap(valuesOf) });
};

import type { DiskTrouble } from './disk-trouble.ts';

export type SqlValue = string | number | bigint | Uint8Array | null;

/** Inserts rows, flat in `values`, in one transaction: `before`, a tuple of `columns` marks for each row, `after`. */
export interface InsertRequest {
  readonly kind: 'insert';
  readonly before: string;
  readonly columns: number;
  readonly after: string;
  readonly values: readonly SqlValue[];
}

/** What the storage asks of the thread that owns the database file. */
export type SqliteRequest =
  | { readonly kind: 'query'; readonly sql: string; readonly parameters: readonly SqlValue[] }
  | InsertRequest
  | { readonly kind: 'close' };

export interface SqliteAnswer {
  readonly rows: unknown[];
  readonly changes: number | bigint;
  /** True where a transaction came to its end, and is on the disk. */
  readonly isKept?: boolean;
}

export type SqliteReply =
  | { readonly id: number; readonly answer: SqliteAnswer }
  | { readonly id: number; readonly error: string; readonly trouble: DiskTrouble | null };

export interface SqliteWorkerData {
  readonly file: string;
}

/** Id of the reply that says whether the database could be opened; requests count from 1. */
export const openedId = 0;

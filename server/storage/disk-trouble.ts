import { failure, type Failure, type FailureReason } from '#shared/result.ts';

/** Why the disk did not take what was to be written. */
export type DiskTrouble = Extract<FailureReason, 'disk-full' | 'disk-fault'>;

/** A failure of the database, with whether the disk was the reason. */
export class StorageError extends Error {
  readonly trouble: DiskTrouble | null;

  constructor(message: string, trouble: DiskTrouble | null) {
    super(message);
    this.trouble = trouble;
  }
}

// https://www.sqlite.org/rescode.html: FULL; READONLY, IOERR and CANTOPEN, whatever more the higher bits say.
const sqliteFull = 13;
const sqliteFaults: ReadonlySet<number> = new Set([8, 10, 14]);
const fullCodes: ReadonlySet<string> = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);
const faultCodes: ReadonlySet<string> = new Set(['EIO', 'EROFS']);

interface MaybeCoded {
  readonly code?: unknown;
  readonly errcode?: unknown;
}

/** What an error of SQLite, of the storage or of the file system says of the disk; null when it was something else. */
export const diskTroubleOf = (error: unknown): DiskTrouble | null => {
  if (error instanceof StorageError) return error.trouble;
  if (typeof error !== 'object' || error === null) return null;
  const { code, errcode } = error as MaybeCoded;
  if (typeof errcode === 'number') return ofSqlite(errcode & 0xff);
  if (typeof code !== 'string') return null;
  if (fullCodes.has(code)) return 'disk-full';
  return faultCodes.has(code) ? 'disk-fault' : null;
};

const ofSqlite = (primary: number): DiskTrouble | null => {
  if (primary === sqliteFull) return 'disk-full';
  return sqliteFaults.has(primary) ? 'disk-fault' : null;
};

/** What is told to whoever asked, when the disk was the reason. */
export const diskFailure = (error: unknown): Failure | null => {
  const trouble = diskTroubleOf(error);
  return trouble === null ? null : failure(trouble);
};

import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { databaseFileIn } from '../config.ts';
import { signCheckpoint } from '../evidence/checkpoint.ts';
import { openKeys, type Keys } from '../keys.ts';
import { StartError } from '../start-error.ts';
import { holdLock } from '../storage/hold-lock.ts';
import { copyFile, filesBelow, measureFile, syncPath, writeThrough } from './copy-files.ts';
import { ledgerIn } from './ledger-in.ts';
import { backupNotes, leaveBackupNote } from './record-backups.ts';
import {
  keyOf,
  manifestName,
  signatureName,
  writtenManifest,
  type BackedUpFile,
  type Manifest,
} from './manifest.ts';

export interface BackupRequest {
  readonly dataFolder: string;
  /** Where backups are kept, each in a folder of its own. */
  readonly into: string;
  readonly withKeys: boolean;
  readonly now: number;
}

export interface MadeBackup {
  readonly folder: string;
  readonly manifest: Manifest;
  /** A sentence for each thing that a person should look at. */
  readonly warnings: readonly string[];
}

/** The database as it was at one moment, and what it says of itself. */
interface Snapshot {
  readonly takenAt: number;
  readonly ledger: Manifest['ledger'];
  readonly evidence: ReadonlySet<string>;
  readonly warnings: readonly string[];
}

const databaseName = 'thinkclick.sqlite';
const unfinished = /^thinkclick-[\dTZ-]+\.part$/;
/** Files that were deleted or exchanged while they were copied make a new beginning; after so many it is left at that. */
const mostTries = 3;

/**
 * A complete copy while the server goes on: first the database as it is at one moment, then the files, which are written
 * before the rows that name them. It has its name only when all of it is on the disk.
 */
export const makeBackup = async (request: BackupRequest): Promise<MadeBackup> => {
  const { dataFolder, into, now } = request;
  if (!existsSync(databaseFileIn(dataFolder)))
    throw new StartError(`There is no school in ${dataFolder}: set THINKCLICK_DATA to its data folder.`);
  const keys = openKeys(dataFolder);
  await mkdir(into, { recursive: true, mode: 0o700 });
  const lock = holdLock(join(into, 'backup.lock'));
  if (lock === null) throw new StartError(`Another backup is being written to ${into}.`);
  const name = `thinkclick-${new Date(now).toISOString().replaceAll(/[:.]/g, '-')}`;
  try {
    await clearUnfinished(into);
    return await writeBackup(request, keys, join(into, name));
  } finally {
    await clearUnfinished(into);
    lock.close();
  }
};

/** What a backup that was cut short has left. */
const clearUnfinished = async (into: string): Promise<void> => {
  for (const name of await readdir(into))
    if (unfinished.test(name)) await rm(join(into, name), { recursive: true, force: true });
};

const writeBackup = async (request: BackupRequest, keys: Keys, folder: string): Promise<MadeBackup> => {
  const part = `${folder}.part`;
  for (let tries = 1; ; tries += 1) {
    await rm(part, { recursive: true, force: true });
    await mkdir(part, { mode: 0o700 });
    const snapshot = await takeSnapshot(request, keys, join(part, databaseName));
    const { files, gone } = await copyAll(request, snapshot, part);
    if (gone.length > 0 && tries < mostTries) continue;
    const manifest = await seal(request, keys, { part, ledger: snapshot.ledger, files });
    await rename(part, folder);
    await syncPath(request.into);
    const missing = missingEvidence(snapshot, files);
    const unsaid = await tellLedger(request, manifest);
    return { folder, manifest, warnings: [...snapshot.warnings, ...missing, ...unsaid] };
  }
};

/** A sentence where that cannot be: the backup is made all the same. */
const tellLedger = async ({ dataFolder }: BackupRequest, manifest: Manifest): Promise<string[]> => {
  const { madeAt, hasKeys, ledger, files } = manifest;
  try {
    await leaveBackupNote(dataFolder, { madeAt, hasKeys, size: ledger.size, files: files.length });
    return [];
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return [`The ledger will not say that this backup was made: ${why}`];
  }
};

const takeSnapshot = async (
  { dataFolder, now }: BackupRequest,
  keys: Keys,
  file: string,
): Promise<Snapshot> => {
  const takenAt = Date.now();
  const live = new DatabaseSync(databaseFileIn(dataFolder), { timeout: 10_000 });
  try {
    live.prepare('vacuum into ?').run(file);
  } finally {
    live.close();
  }
  await syncPath(file);
  const copy = new DatabaseSync(file, { readOnly: true });
  try {
    const { edge, root, fault } = ledgerIn(copy);
    const { key, privateKey } = keys.ledger;
    const checkpoint = signCheckpoint({ origin: key.name, size: edge.size, root, at: now }, key, privateKey);
    const rows = copy.prepare('select "evidenceId" from "evidenceItems"').all() as { evidenceId: string }[];
    return {
      takenAt,
      ledger: { size: edge.size, root, checkpoint, ...keyOf(keys.ledger) },
      evidence: new Set(rows.map(({ evidenceId }) => `evidence/${evidenceId}`)),
      warnings: fault === null ? [] : [`The ledger does not verify, and was copied as it is: ${fault}.`],
    };
  } finally {
    copy.close();
  }
};

/** Not what the database is made of, which was copied as one; nor what is half written, set aside, or made anew. */
const isLeftOut = (path: string, withKeys: boolean): boolean =>
  path.startsWith(databaseName) ||
  path.startsWith('ledger.checkpoint') ||
  path.startsWith('evidence/unnamed/') ||
  path.startsWith('keys.new/') ||
  path.endsWith('.part') ||
  path === 'restored.json' ||
  path.startsWith(`${backupNotes}/`) ||
  (path.startsWith('keys/') && !withKeys);

const copyAll = async (
  { dataFolder, withKeys }: BackupRequest,
  snapshot: Snapshot,
  part: string,
): Promise<{ files: BackedUpFile[]; gone: string[] }> => {
  const files = [await measureFile(part, databaseName)];
  const gone: string[] = [];
  for (const path of await filesBelow(dataFolder)) {
    if (isLeftOut(path, withKeys) || (await isNewer(dataFolder, path, snapshot))) continue;
    try {
      files.push(await copyFile(dataFolder, part, path));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
      await rm(join(part, path), { force: true });
      gone.push(path);
    }
  }
  return { files, gone };
};

/** Evidence that came after the database was copied belongs to the next backup. */
const isNewer = async (dataFolder: string, path: string, snapshot: Snapshot): Promise<boolean> => {
  if (!path.startsWith('evidence/') || snapshot.evidence.has(path)) return false;
  const about = await stat(join(dataFolder, path)).catch(() => null);
  return about === null || about.mtimeMs >= snapshot.takenAt - 1_000;
};

const seal = async (
  { withKeys, now }: BackupRequest,
  keys: Keys,
  { part, ledger, files }: { part: string; ledger: Manifest['ledger']; files: BackedUpFile[] },
): Promise<Manifest> => {
  const manifest: Manifest = {
    form: 'thinkclick backup 1',
    madeAt: new Date(now).toISOString(),
    hasKeys: withKeys,
    ledger,
    files,
  };
  const { text, signature } = writtenManifest(manifest, keys.ledger.privateKey);
  await writeThrough(join(part, manifestName), text);
  await writeThrough(join(part, signatureName), signature);
  const folders = new Set(
    files.flatMap(({ path }) => (path.includes('/') ? [path.split('/')[0] ?? ''] : [])),
  );
  for (const folder of folders) await syncPath(join(part, folder));
  await syncPath(part);
  return manifest;
};

const missingEvidence = ({ evidence }: Snapshot, files: readonly BackedUpFile[]): string[] => {
  const copied = new Set(files.map(({ path }) => path));
  return [...evidence]
    .filter((path) => !copied.has(path))
    .map((path) => `The database names ${path}, which is not in the data folder.`);
};

import { existsSync, readdirSync } from 'node:fs';
import { mkdir, rename, rm, rmdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { checkpointFileIn, databaseFileIn } from '../config.ts';
import { StartError } from '../start-error.ts';
import { copyFile, filesBelow, syncPath, writeThrough } from './copy-files.ts';
import { ledgerIn } from './ledger-in.ts';
import {
  manifestName,
  readManifest,
  refusal,
  signatureName,
  type BackedUpFile,
  type Manifest,
} from './manifest.ts';
import { restoreNoteFileIn } from './record-restore.ts';

export interface RestoreRequest {
  readonly backup: string;
  /** An empty folder, or one that is not there yet. */
  readonly into: string;
  readonly now: number;
}

/** Puts a backup into an empty folder, whole or not at all. Throws a sentence that names what is wrong. */
export const restoreBackup = async ({ backup, into, now }: RestoreRequest): Promise<Manifest> => {
  const manifest = readManifest(backup);
  if (existsSync(into) && readdirSync(into).length > 0)
    throw new StartError(`${into} is not empty: a backup is restored into an empty folder only.`);
  await refuseStrangers(backup, manifest);
  const part = `${into}.part`;
  await rm(part, { recursive: true, force: true });
  try {
    await mkdir(part, { recursive: true, mode: 0o700 });
    for (const file of manifest.files) await copyChecked(backup, part, file);
    checkDatabase(part, manifest);
    await writeThrough(checkpointFileIn(part), manifest.ledger.checkpoint);
    await writeThrough(restoreNoteFileIn(part), noteOf(manifest, now));
    await syncPath(part);
    if (existsSync(into)) await rmdir(into);
    await rename(part, into);
    await syncPath(dirname(into));
  } finally {
    await rm(part, { recursive: true, force: true });
  }
  return manifest;
};

/** A file that was added is as wrong as one that was changed. */
const refuseStrangers = async (backup: string, { files }: Manifest): Promise<void> => {
  const known = new Set([manifestName, signatureName, ...files.map(({ path }) => path)]);
  const stranger = (await filesBelow(backup)).find((path) => !known.has(path));
  if (stranger !== undefined) throw refusal(`${stranger} is not one of its files.`);
};

const copyChecked = async (backup: string, part: string, file: BackedUpFile): Promise<void> => {
  if (!existsSync(join(backup, file.path))) throw refusal(`${file.path} is missing.`);
  const copied = await copyFile(backup, part, file.path);
  if (copied.sizeBytes < file.sizeBytes) throw refusal(`${file.path} was cut short.`);
  if (copied.sha256 !== file.sha256) throw refusal(`${file.path} is not what was backed up.`);
};

const checkDatabase = (folder: string, { ledger }: Manifest): void => {
  const database = new DatabaseSync(databaseFileIn(folder), { readOnly: true });
  try {
    const [verdict] = database.prepare('pragma integrity_check(1)').all() as { integrity_check: string }[];
    if (verdict?.integrity_check !== 'ok') throw refusal('its database is damaged.');
    const { edge, root } = ledgerIn(database);
    if (edge.size !== ledger.size || root !== ledger.root)
      throw refusal('its ledger is not the one that was signed.');
  } finally {
    database.close();
  }
};

const noteOf = ({ madeAt, ledger }: Manifest, now: number): string =>
  `${JSON.stringify({ madeAt, size: ledger.size, root: ledger.root, restoredAt: new Date(now).toISOString() })}\n`;

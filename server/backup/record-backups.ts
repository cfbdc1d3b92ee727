import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import type { Ledger } from '../evidence/ledger.ts';
import { writeThrough } from './copy-files.ts';

const noteSchema = z.object({
  madeAt: z.string(),
  /** Entries of the ledger that are in it. */
  size: z.int(),
  files: z.int(),
  hasKeys: z.boolean(),
});
export type BackupNote = z.infer<typeof noteSchema>;

/** Beside the database: notes of backups that the ledger does not tell of yet. They are in no backup. */
export const backupNotes = 'backups-made';

/** For the server, which alone writes the ledger: it may be running, or start later. */
export const leaveBackupNote = async (dataFolder: string, note: BackupNote): Promise<void> => {
  const folder = join(dataFolder, backupNotes);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, `${note.madeAt.replaceAll(/[:.]/g, '-')}.json`);
  await writeThrough(`${file}.part`, JSON.stringify(note));
  await rename(`${file}.part`, file);
};

/** Each backup that was made is an entry of the ledger. A server that dies between the two says it twice. */
export const recordBackups = async (parts: {
  readonly ledger: Pick<Ledger, 'append'>;
  readonly dataFolder: string;
}): Promise<void> => {
  const folder = join(parts.dataFolder, backupNotes);
  if (!existsSync(folder)) return;
  for (const name of (await readdir(folder)).filter((each) => each.endsWith('.json')).toSorted()) {
    const file = join(folder, name);
    const { madeAt, ...facts } = noteSchema.parse(JSON.parse(await readFile(file, 'utf8')));
    const about = { actor: 'server', action: 'make-backup', object: `backup of ${madeAt}` };
    await parts.ledger.append({ ...about, outcome: 'done', facts });
    await rm(file);
  }
};

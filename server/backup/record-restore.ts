import { existsSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import type { Ledger } from '../evidence/ledger.ts';
import type { Storage } from '../storage/storage.ts';

/** Left by a restore for the next start. */
export const restoreNoteFileIn = (dataFolder: string): string => join(dataFolder, 'restored.json');

const noteSchema = z.object({
  madeAt: z.string(),
  size: z.int(),
  root: z.string(),
  restoredAt: z.string(),
});

export interface RecordRestoreParts {
  readonly storage: Pick<Storage, 'db'>;
  readonly ledger: Pick<Ledger, 'append'>;
  readonly dataFolder: string;
}

const action = 'restore-backup';

/**
 * The first thing that the ledger says after a restore: that it was one, of what and when, so that nobody takes what is
 * missing for tampering. Nobody is signed in any more: the backup may know sessions that were ended since.
 */
export const recordRestore = async ({ storage, ledger, dataFolder }: RecordRestoreParts): Promise<void> => {
  const file = restoreNoteFileIn(dataFolder);
  if (!existsSync(file)) return;
  const { madeAt, ...facts } = noteSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  await storage.db.deleteFrom('sessions').execute();
  // A start that was cut short here has said it already.
  const said = await storage.db
    .selectFrom('ledger')
    .select('seq')
    .where('seq', '>', facts.size)
    .where('action', '=', action)
    .executeTakeFirst();
  if (said === undefined)
    await ledger.append({ actor: 'server', action, object: `backup of ${madeAt}`, outcome: 'done', facts });
  await rm(file);
};

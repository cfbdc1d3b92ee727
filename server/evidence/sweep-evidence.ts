import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '../clock.ts';
import { scrubDeleted } from '../storage/dialect-differences.ts';
import type { Storage } from '../storage/storage.ts';
import type { Ledger } from './ledger.ts';
import { evidenceOwner } from './vault.ts';

export interface SweepEvidenceParts {
  readonly storage: Pick<Storage, 'db'>;
  readonly ledger: Pick<Ledger, 'append'>;
  readonly clock: Clock;
  /** The vault's. */
  readonly folder: string;
}

const asideFolder = 'unnamed';
const asideForMs = 30 * 24 * 3_600_000;

/**
 * Once at the start, before anything is kept: a server that died while it wrote leaves a half file, or a whole one that no
 * record names, with or without its key, or the key alone. Halves go. A whole one was acknowledged to nobody, but may also be
 * what an older database does not know of: it is set aside, and gone after a month. Keys of nothing go.
 */
export const sweepEvidence = async (parts: SweepEvidenceParts): Promise<void> => {
  const names = await filesIn(parts.folder);
  for (const name of names) if (name.endsWith('.part')) await rm(join(parts.folder, name), { force: true });
  const named = await namedEvidence(parts.storage);
  const unnamed = names.filter((name) => !name.endsWith('.part') && !named.has(name));
  for (const name of unnamed) await setAside(parts, name);
  await removeOld(parts);
  await removeKeysOfNothing(parts, named);
};

/** Every table that names a file of the vault. */
const namedEvidence = async ({ db }: Pick<Storage, 'db'>): Promise<ReadonlySet<string>> => {
  const rows = await db.selectFrom('evidenceItems').select('evidenceId').execute();
  return new Set(rows.map(({ evidenceId }) => evidenceId));
};

const filesIn = async (folder: string): Promise<string[]> => {
  const entries = await readdir(folder, { withFileTypes: true }).catch(onlyMissing);
  return entries.filter((entry) => entry.isFile()).map(({ name }) => name);
};

// A folder that is there and cannot be read must not look empty: keys would go.
const onlyMissing = (error: NodeJS.ErrnoException): [] => {
  if (error.code === 'ENOENT') return [];
  throw error;
};

const setAside = async ({ folder, ledger }: SweepEvidenceParts, name: string): Promise<void> => {
  await mkdir(join(folder, asideFolder), { recursive: true, mode: 0o700 });
  await ledger.append({ actor: 'server', action: 'set-evidence-aside', object: name, outcome: 'done' });
  await rename(join(folder, name), join(folder, asideFolder, name));
};

const removeOld = async ({ folder, ledger, clock }: SweepEvidenceParts): Promise<void> => {
  const aside = join(folder, asideFolder);
  for (const name of await filesIn(aside)) {
    const { ctimeMs } = await stat(join(aside, name));
    if (clock() - ctimeMs < asideForMs) continue;
    await ledger.append({
      actor: 'server',
      action: 'remove-unnamed-evidence',
      object: name,
      outcome: 'done',
    });
    await rm(join(aside, name), { force: true });
  }
};

/** A key may be on the disk before its file is, and outlives a file that went with the month. */
const removeKeysOfNothing = async (
  { storage: { db }, ledger, folder }: SweepEvidenceParts,
  named: ReadonlySet<string>,
): Promise<void> => {
  const aside = await filesIn(join(folder, asideFolder));
  const owners = new Set([...named, ...aside].map(evidenceOwner));
  const rows = await db
    .selectFrom('itemKeys')
    .select(['keyId', 'owner'])
    .where('owner', 'like', evidenceOwner('%'))
    .execute();
  const ofNothing = rows.filter(({ owner }) => !owners.has(owner));
  for (const { keyId, owner } of ofNothing) {
    await ledger.append({ actor: 'server', action: 'remove-unnamed-key', object: owner, outcome: 'done' });
    await db.deleteFrom('itemKeys').where('keyId', '=', keyId).execute();
  }
  if (ofNothing.length > 0) await scrubDeleted(db);
};

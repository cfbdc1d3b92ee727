import { randomUUID } from 'node:crypto';
import type { Storage } from '../storage/storage.ts';
import { eraseFacts } from './erase-facts.ts';
import { deletionAction } from './ledger-rows.ts';
import type { Ledger } from './ledger.ts';

export interface EraseEntriesParts {
  readonly storage: Pick<Storage, 'db'>;
  readonly ledger: Ledger;
}

/** Takes the facts of entries away, and says so in an entry first. Answers how many they were. */
export const eraseEntries = async (
  { storage, ledger }: EraseEntriesParts,
  kind: string,
  seqs: readonly number[],
): Promise<number> => {
  if (seqs.length === 0) return 0;
  const entry = { actor: 'server', action: deletionAction, object: randomUUID(), outcome: 'done' };
  await ledger.append({ ...entry, facts: { kind, erased: seqs } });
  await eraseFacts(storage.db, seqs);
  return seqs.length;
};

import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import * as z from 'zod/mini';
import type { PutRight } from '#shared/api/incidents.ts';
import type { Vault } from '../evidence/vault.ts';
import type { Schema } from '../storage/schema.ts';

export interface Correction {
  readonly incidentId: string;
  readonly at: number;
  readonly accountId: string;
  /** Pupils that were named until then. */
  readonly before: readonly string[];
}

const beforeSchema = z.array(z.string());
const placeOf = (correctionId: string): string => `incident correction ${correctionId}`;
const goneName = 'Somebody who is not here any more';

/** Kept beside the sentence among the actions, so that the records of both pupils can say it. */
export const keepCorrection = async (
  db: Kysely<Schema>,
  vault: Vault,
  { incidentId, at, accountId, before }: Correction,
): Promise<void> => {
  const correctionId = randomUUID();
  const sealedBefore = vault.seal(placeOf(correctionId), JSON.stringify(before));
  await db
    .insertInto('incidentCorrections')
    .values({ correctionId, incidentId, at, accountId, sealedBefore })
    .execute();
};

/** Of these incidents that had another name in them once: the oldest correction first. */
export const correctionsOf = async (
  db: Kysely<Schema>,
  vault: Vault,
  incidentIds: readonly string[],
): Promise<ReadonlyMap<string, (Correction & { readonly by: string })[]>> => {
  const found = new Map<string, (Correction & { readonly by: string })[]>();
  const rows = await db
    .selectFrom('incidentCorrections')
    .leftJoin('accounts', 'accounts.accountId', 'incidentCorrections.accountId')
    .selectAll('incidentCorrections')
    .select('accounts.name as name')
    .where('incidentId', 'in', [...incidentIds, ''])
    .orderBy('at')
    .execute();
  for (const { correctionId, sealedBefore, name, ...row } of rows) {
    const before = beforeSchema.parse(JSON.parse(vault.open(placeOf(correctionId), sealedBefore)));
    const one = { ...row, before, by: name ?? goneName };
    found.set(row.incidentId, [...(found.get(row.incidentId) ?? []), one]);
  }
  return found;
};

/** What a pupil's record says of it; null where it was theirs from the beginning, or never. */
export const putRightFor = (
  corrections: readonly (Correction & { readonly by: string })[],
  pupilId: string,
  isNamed: boolean,
): PutRight | null => {
  const last = corrections.findLast(({ before }) => before.includes(pupilId) !== isNamed);
  return last === undefined ? null : { at: last.at, by: last.by, isNamed };
};

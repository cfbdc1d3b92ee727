import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import * as z from 'zod/mini';
import { KeyDestroyed } from '../evidence/item-keys.ts';
import type { Vault } from '../evidence/vault.ts';
import type { Schema } from '../storage/schema.ts';
import type { Storage } from '../storage/storage.ts';

export type TellingRow = Schema['tellings'];

/** Who told, and under which number the device knows it. */
const tellerSchema = z.object({ pupilId: z.string(), requestId: z.string() });
type Teller = z.infer<typeof tellerSchema>;

const dayMs = 24 * 3_600_000;

const placeOf = (requestId: string): string => `telling ${requestId} teller`;

/** Null where nobody is named in it, or nobody can read any more who was. */
export const tellerOf = (
  vault: Vault,
  { requestId, pupilId, sealedTeller }: Pick<TellingRow, 'requestId' | 'pupilId' | 'sealedTeller'>,
): Teller | null => {
  if (sealedTeller !== null) return opened(vault, requestId, sealedTeller);
  return pupilId === null ? null : { pupilId, requestId };
};

const opened = (vault: Vault, requestId: string, sealedTeller: Uint8Array): Teller | null => {
  try {
    return tellerSchema.parse(JSON.parse(vault.open(placeOf(requestId), sealedTeller)));
  } catch (error) {
    if (error instanceof KeyDestroyed) return null;
    throw error;
  }
};

/**
 * Of what is for the head or the chair alone, no readable row ties the child who told to it (R46): neither by name, nor by
 * the number that the device gave it, nor by the device and the moment among its reports.
 */
export const sealTellers = async (db: Kysely<Schema>, vault: Vault, incidentId: string): Promise<void> => {
  const rows = await db
    .selectFrom('tellings')
    .selectAll()
    .where('incidentId', '=', incidentId)
    .where('sealedTeller', 'is', null)
    .execute();
  for (const row of rows) {
    const requestId = randomUUID();
    const sealedTeller = vault.seal(placeOf(requestId), JSON.stringify(tellerOf(vault, row)));
    await db
      .updateTable('tellings')
      .set({ requestId, pupilId: null, adultId: null, sealedTeller })
      .where('requestId', '=', row.requestId)
      .execute();
  }
  await partFromReport(db, incidentId);
};

const partFromReport = async (db: Kysely<Schema>, incidentId: string): Promise<void> => {
  const report = await db
    .selectFrom('incidents')
    .innerJoin('reports', (join) =>
      join
        .onRef('reports.deviceId', '=', 'incidents.toldDeviceId')
        .onRef('reports.seq', '=', 'incidents.toldSeq'),
    )
    .select(['reports.deviceId', 'reports.seq', 'reports.at'])
    .where('incidentId', '=', incidentId)
    .where('reports.kind', '=', 'concern')
    .executeTakeFirst();
  await db
    .updateTable('incidents')
    .set({ toldDeviceId: null, toldSeq: null })
    .where('incidentId', '=', incidentId)
    .execute();
  if (report) await hideReport(db, report);
};

/** What is left of it is that its device told something that day. */
export const hideReport = async (
  db: Kysely<Schema>,
  { deviceId, seq, at }: Pick<Schema['reports'], 'deviceId' | 'seq' | 'at'>,
): Promise<void> => {
  const day = dayOf(at);
  await db
    .updateTable('reports')
    .set({ kind: 'untold', pupilId: null, at: day, receivedAt: day })
    .where('deviceId', '=', deviceId)
    .where('seq', '=', seq)
    .execute();
};

/** The day alone: the very moment would say which incident it is. */
export const dayOf = (at: number): number => at - (at % dayMs);

/** Those that were moved before this was sealed. */
export const sealEarlierTellers = async (storage: Pick<Storage, 'db'>, vault: Vault): Promise<void> => {
  const rows = await storage.db
    .selectFrom('tellings')
    .innerJoin('incidents', 'incidents.incidentId', 'tellings.incidentId')
    .select('tellings.incidentId')
    .where('audience', '!=', 'safeguarding')
    .where('sealedTeller', 'is', null)
    .execute();
  if (rows.length === 0) return;
  await storage.db.transaction().execute(async (transaction) => {
    for (const { incidentId } of rows) await sealTellers(transaction, vault, incidentId);
  });
};

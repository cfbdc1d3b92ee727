import type { Kysely } from 'kysely';
import { KeyDestroyed } from '../evidence/item-keys.ts';
import type { Vault } from '../evidence/vault.ts';
import { personOf, type PersonRow } from '../safeguarding/sealed-people.ts';
import type { Schema } from '../storage/schema.ts';

export interface SealedPupils {
  /** By incident. */
  readonly pupilIds: ReadonlyMap<string, readonly string[]>;
  /** Incidents whose deletion was cut short: their keys are gone, their rows are not. */
  readonly cutShort: ReadonlySet<string>;
}

/** The pupils whom incidents are about that only the head or the chair may know: no column tells. */
export const sealedPupils = async (db: Kysely<Schema>, vault: Vault): Promise<SealedPupils> => {
  const rows = await db
    .selectFrom('incidentPeople')
    .selectAll()
    .where('sealedPerson', 'is not', null)
    .execute();
  const pupilIds = new Map<string, string[]>();
  const cutShort = new Set<string>();
  for (const row of rows) {
    const pupilId = pupilIn(vault, row);
    if (pupilId === 'destroyed') cutShort.add(row.incidentId);
    else if (pupilId !== null)
      pupilIds.set(row.incidentId, [...(pupilIds.get(row.incidentId) ?? []), pupilId]);
  }
  return { pupilIds, cutShort };
};

const pupilIn = (vault: Vault, row: PersonRow): string | null => {
  try {
    const person = personOf(vault, row);
    return person.kind === 'pupil' ? person.pupilId : null;
  } catch (error) {
    if (error instanceof KeyDestroyed) return 'destroyed';
    throw error;
  }
};

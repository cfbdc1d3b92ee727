import type { Kysely } from 'kysely';
import { KeyDestroyed } from '../evidence/item-keys.ts';
import type { Vault } from '../evidence/vault.ts';
import { personOf, type PersonRow } from '../safeguarding/sealed-people.ts';
import type { Schema } from '../storage/schema.ts';

export interface SealedPupils {
  /** By incident. */
  readonly pupilIds: ReadonlyMap<string, readonly string[]>;
  /** Incidents that name a member of staff. */
  readonly withStaff: ReadonlySet<string>;
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
  const withStaff = new Set<string>();
  const cutShort = new Set<string>();
  for (const row of rows) {
    const { incidentId } = row;
    const person = personIn(vault, row);
    if (person === 'destroyed') cutShort.add(incidentId);
    else if (person.kind === 'staff') withStaff.add(incidentId);
    else if (person.kind === 'pupil')
      pupilIds.set(incidentId, [...(pupilIds.get(incidentId) ?? []), person.pupilId]);
  }
  return { pupilIds, withStaff, cutShort };
};

const personIn = (vault: Vault, row: PersonRow): ReturnType<typeof personOf> | 'destroyed' => {
  try {
    return personOf(vault, row);
  } catch (error) {
    if (error instanceof KeyDestroyed) return 'destroyed';
    throw error;
  }
};

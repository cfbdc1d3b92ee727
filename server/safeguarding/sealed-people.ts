import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import * as z from 'zod/mini';
import type { Audience } from '#shared/incidents/audience.ts';
import { namedPersonSchema, type NamedPerson } from '#shared/incidents/people.ts';
import type { Vault } from '../evidence/vault.ts';
import type { IncidentTables } from '../storage/incident-tables.ts';
import type { Schema } from '../storage/schema.ts';

export type PersonRow = IncidentTables['incidentPeople'];

const placeOf = (incidentId: string, personId: string): string => `incident ${incidentId} person ${personId}`;

interface PeopleOfIncident {
  readonly incidentId: string;
  readonly audience: Audience;
  readonly people: readonly NamedPerson[];
}

/** Rows of the people involved. Of what only the head or the chair may know, who it is about is sealed as well. */
export const personRows = (vault: Vault, incident: PeopleOfIncident): PersonRow[] =>
  incident.people.map((person, place) => {
    const { incidentId } = incident;
    const personId = randomUUID();
    const { involvement } = person;
    const isOpen =
      incident.audience === 'safeguarding' && (person.kind === 'pupil' || person.kind === 'staff');
    const base = { personId, incidentId, place, pupilId: null, accountId: null, sealedPerson: null };
    if (!isOpen) {
      const sealedPerson = vault.seal(placeOf(incidentId, personId), JSON.stringify(person));
      return { ...base, kind: 'sealed', involvement: '', sealedPerson };
    }
    const who = person.kind === 'pupil' ? { pupilId: person.pupilId } : { accountId: person.accountId };
    return { ...base, kind: person.kind, involvement, ...who };
  });

const openRowSchema = z.union([
  z.object({ kind: z.literal('pupil'), involvement: z.string(), pupilId: z.string() }),
  z.object({ kind: z.literal('staff'), involvement: z.string(), accountId: z.string() }),
]);

export const personOf = (vault: Vault, row: PersonRow): NamedPerson =>
  namedPersonSchema.parse(
    row.sealedPerson
      ? JSON.parse(vault.open(placeOf(row.incidentId, row.personId), row.sealedPerson))
      : openRowSchema.parse(row),
  );

/** In the place of those who were named before. */
export const namePeople = async (
  db: Kysely<Schema>,
  vault: Vault,
  incident: PeopleOfIncident,
): Promise<void> => {
  await db.deleteFrom('incidentPeople').where('incidentId', '=', incident.incidentId).execute();
  const rows = personRows(vault, incident);
  if (rows.length > 0) await db.insertInto('incidentPeople').values(rows).execute();
};

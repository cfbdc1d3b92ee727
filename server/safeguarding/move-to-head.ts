import type { Kysely } from 'kysely';
import type { IncidentKind } from '#shared/incidents/kinds.ts';
import type { Vault } from '../evidence/vault.ts';
import type { Schema } from '../storage/schema.ts';
import { headingColumns } from './incident-heading.ts';
import { nextNumber } from './next-number.ts';
import { personOf, personRows } from './sealed-people.ts';

export interface Moved {
  readonly incidentId: string;
  readonly kind: IncidentKind;
  /** The name of whoever reported it. */
  readonly reporter: string;
}

/**
 * What turns out to be about an adult of the school is for the head alone from then on (R46): under a number of the
 * head's, with whom it is about sealed, and apart from the incidents that others may read.
 */
export const moveToHead = async (db: Kysely<Schema>, vault: Vault, moved: Moved): Promise<void> => {
  const { incidentId, kind, reporter } = moved;
  const audience = 'head';
  const rows = await db
    .selectFrom('incidentPeople')
    .selectAll()
    .where('incidentId', '=', incidentId)
    .orderBy('place')
    .execute();
  const people = rows.map((row) => personOf(vault, row));
  await db.deleteFrom('incidentPeople').where('incidentId', '=', incidentId).execute();
  const sealed = personRows(vault, { incidentId, audience, people });
  if (sealed.length > 0) await db.insertInto('incidentPeople').values(sealed).execute();
  await db
    .deleteFrom('incidentLinks')
    .where((row) => row.or([row('incidentId', '=', incidentId), row('otherId', '=', incidentId)]))
    .execute();
  await db
    .updateTable('incidents')
    .set({
      audience,
      number: await nextNumber(db, audience),
      ...headingColumns(vault, { incidentId, audience, kind, reporter }),
      reporterId: null,
      assigneeId: null,
      firstLookAt: null,
    })
    .where('incidentId', '=', incidentId)
    .execute();
};

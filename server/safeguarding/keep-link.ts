import type { Kysely } from 'kysely';
import type { IncidentChange } from '#shared/incidents/change.ts';
import type { Schema } from '../storage/schema.ts';

/** Beside each other, or not any more. */
export const keepLink = async (
  db: Kysely<Schema>,
  incidentId: string,
  { kind, to }: Extract<IncidentChange, { kind: 'link' | 'unlink' }>,
): Promise<void> => {
  if (incidentId === to) return;
  const [lesser, greater] = incidentId < to ? [incidentId, to] : [to, incidentId];
  const pair = { incidentId: lesser, otherId: greater };
  if (kind === 'link')
    await db
      .insertInto('incidentLinks')
      .values(pair)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  else
    await db
      .deleteFrom('incidentLinks')
      .where('incidentId', '=', lesser)
      .where('otherId', '=', greater)
      .execute();
};

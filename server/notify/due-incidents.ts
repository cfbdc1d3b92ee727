import * as z from 'zod/mini';
import { audiences, type Audience } from '#shared/incidents/audience.ts';
import type { Storage } from '../storage/storage.ts';

const audienceSchema = z.enum(audiences);

export interface DueIncident {
  readonly incidentId: string;
  /** Empty where it is sealed. */
  readonly kind: string;
  readonly audience: Audience;
  /** When somebody must have looked at it, epoch ms. */
  readonly firstLookDueAt: number;
}

/** Those whose time had come by `now`, and at which nobody who answers for them has looked, though somebody might: what is sealed waits. */
export const dueIncidents = async (
  { db }: Pick<Storage, 'db'>,
  now: number,
): Promise<readonly DueIncident[]> => {
  const rows = await db
    .selectFrom('incidents')
    .select(['incidentId', 'kind', 'audience', 'firstLookDueAt'])
    .where('firstLookAt', 'is', null)
    .where('firstLookDueAt', '<=', now)
    .where('decision', '=', 'open')
    .where('mergedInto', 'is', null)
    .where('incidentId', 'not in', db.selectFrom('sealedIncidents').select('incidentId'))
    .execute();
  return rows.map((row) => ({ ...row, audience: audienceSchema.parse(row.audience) }));
};

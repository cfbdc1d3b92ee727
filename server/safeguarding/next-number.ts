import type { Kysely } from 'kysely';
import type { Audience } from '#shared/incidents/audience.ts';
import type { Schema } from '../storage/schema.ts';

/** An incident's number among those of its audience. Given once, also when the incident that had it is erased. */
export const nextNumber = async (db: Kysely<Schema>, audience: Audience): Promise<number> => {
  const { last } = await db
    .insertInto('incidentNumbers')
    .values({ audience, last: 1 })
    .onConflict((conflict) =>
      conflict.column('audience').doUpdateSet((row) => ({ last: row('incidentNumbers.last', '+', 1) })),
    )
    .returning('last')
    .executeTakeFirstOrThrow();
  return last;
};

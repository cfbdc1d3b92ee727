import type { Kysely } from 'kysely';
import type { Audience } from '#shared/incidents/audience.ts';
import type { KeepingTables } from './keeping-tables.ts';
import type { Schema } from './schema.ts';

/**
 * Its number among those of its kind and audience, so that a gap in the numbers that some may see tells nothing of those that
 * they may not. Given once.
 */
export const nextRecordNumber = async (
  db: Kysely<Schema>,
  kind: KeepingTables['recordNumbers']['kind'],
  audience: Audience,
): Promise<number> => {
  const { last } = await db
    .insertInto('recordNumbers')
    .values({ kind, audience, last: 1 })
    .onConflict((conflict) =>
      conflict
        .columns(['kind', 'audience'])
        .doUpdateSet((row) => ({ last: row('recordNumbers.last', '+', 1) })),
    )
    .returning('last')
    .executeTakeFirstOrThrow();
  return last;
};

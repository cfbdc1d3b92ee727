import type { Kysely } from 'kysely';
import type { Actor } from '../people/actor.ts';
import type { Schema } from '../storage/schema.ts';

/** To look is not to judge: it is kept who did and when, and that nobody has said anything yet stays. */
export const noteLook = async (
  db: Kysely<Schema>,
  alertId: string,
  { accountId }: Pick<Actor, 'accountId'>,
  at: number,
): Promise<void> => {
  await db
    .updateTable('alerts')
    .set({ lookedAt: at, lookedBy: accountId })
    .where('alertId', '=', alertId)
    .execute();
  await db
    .updateTable('alerts')
    .set({ firstLookAt: at })
    .where('alertId', '=', alertId)
    .where('firstLookAt', 'is', null)
    .execute();
};

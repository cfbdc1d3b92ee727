import type { Kysely } from 'kysely';
import { alertKinds } from '#shared/alerts/kinds.ts';
import type { QueueFigures } from '#shared/api/governance.ts';
import { saidByKind } from '../governance/said-by-kind.ts';
import type { Schema } from '../storage/schema.ts';

/** What there was in alerts since then, kind by kind: whole numbers, for the desk. */
export const alertFigures = async (db: Kysely<Schema>, since: number): Promise<QueueFigures['alerts']> => {
  const rows = await db
    .selectFrom('alerts')
    .select(['kind', 'verdict'])
    .where('firstAt', '>=', since)
    .execute();
  return saidByKind(alertKinds, rows);
};

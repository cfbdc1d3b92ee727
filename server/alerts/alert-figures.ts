import type { Kysely } from 'kysely';
import { alertKinds } from '#shared/alerts/kinds.ts';
import type { QueueFigures } from '#shared/api/governance.ts';
import type { Schema } from '../storage/schema.ts';

/** What there was in alerts since then, kind by kind: whole numbers, for the desk. */
export const alertFigures = async (db: Kysely<Schema>, since: number): Promise<QueueFigures['alerts']> => {
  const rows = await db
    .selectFrom('alerts')
    .select(['kind', 'verdict'])
    .where('firstAt', '>=', since)
    .execute();
  return alertKinds.flatMap((kind) => {
    const ofKind = rows.filter((row) => row.kind === kind);
    const said = (verdict: string | null) => ofKind.filter((row) => row.verdict === verdict).length;
    if (ofKind.length === 0) return [];
    return [
      {
        kind,
        total: ofKind.length,
        true: said('true'),
        notAConcern: said('not-a-concern'),
        unsure: said('unsure'),
        notSaid: said(null),
      },
    ];
  });
};

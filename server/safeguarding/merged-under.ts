import type { Kysely } from 'kysely';
import type { Schema } from '../storage/schema.ts';

export interface MergedRow {
  readonly incidentId: string;
  /** The one that goes on for it, of those that were asked about. */
  readonly root: string;
  readonly decision: string;
  readonly triage: string | null;
}

/** Those that were merged into these, and those that were merged into them. */
export const mergedUnder = (db: Kysely<Schema>, incidentIds: readonly string[]): Promise<MergedRow[]> =>
  goDown(db, incidentIds, () => true);

/**
 * Those of them that nobody had closed: whoever closes the one that goes on says whether their pupils' parents were told,
 * too (R47).
 */
export const carriedBy = (db: Kysely<Schema>, incidentIds: readonly string[]): Promise<MergedRow[]> =>
  goDown(db, incidentIds, ({ decision }) => decision === 'open');

const goDown = async (
  db: Kysely<Schema>,
  incidentIds: readonly string[],
  isMeant: (row: MergedRow) => boolean,
): Promise<MergedRow[]> => {
  const found: MergedRow[] = [];
  let above = new Map(incidentIds.map((incidentId) => [incidentId, incidentId]));
  while (above.size > 0) {
    const rows = await db
      .selectFrom('incidents')
      .select(['incidentId', 'mergedInto', 'decision', 'triage'])
      .where('mergedInto', 'in', [...above.keys()])
      .orderBy('number')
      .execute();
    const under = rows
      .map(({ mergedInto, ...row }) => ({ ...row, root: above.get(mergedInto ?? '') ?? '' }))
      .filter(isMeant);
    found.push(...under);
    above = new Map(under.map(({ incidentId, root }) => [incidentId, root]));
  }
  return found;
};

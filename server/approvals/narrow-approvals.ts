import type { Kysely } from 'kysely';
import { narrower, type FewEyes } from '#shared/incidents/audience.ts';
import { audienceSchema } from '../safeguarding/incident-rights.ts';
import type { Schema } from '../storage/schema.ts';

/**
 * What two people decide about an incident that is for fewer eyes now, or about a hold on it, is for those eyes too; what
 * still waits, or was allowed, is taken back: others ask for it anew.
 */
export const narrowApprovals = async (
  db: Kysely<Schema>,
  incidentId: string,
  audience: FewEyes,
): Promise<void> => {
  const holds = await db
    .selectFrom('legalHolds')
    .select('holdId')
    .where('objectId', '=', incidentId)
    .execute();
  for (const id of [incidentId, ...holds.map(({ holdId }) => holdId)])
    for (const row of await approvalsAbout(db, id))
      await db
        .updateTable('approvals')
        .set({ audience: narrower(audienceSchema.parse(row.audience), audience), state: closed(row) })
        .where('approvalId', '=', row.approvalId)
        .execute();
};

const approvalsAbout = (db: Kysely<Schema>, id: string) =>
  db
    .selectFrom('approvals')
    .select(['approvalId', 'audience', 'state'])
    .where('objects', 'like', `%${JSON.stringify(id)}%`)
    .execute();

const closed = ({ state }: Pick<Schema['approvals'], 'state'>) =>
  state === 'waiting' || state === 'allowed' ? 'withdrawn' : state;

import type { Kysely } from 'kysely';
import type { Audience } from '../people/may.ts';
import type { Schema } from '../storage/schema.ts';

/** An incident as far as the keeping of it hangs on it. */
export interface KeptIncident {
  readonly incidentId: string;
  readonly number: number;
  readonly decision: string;
  readonly reportedAt: number;
  /** None where it is about nobody of the roster: then no birthday says until when it is kept. */
  readonly pupilIds: readonly string[];
  /** Who may know of it. */
  readonly audience: Audience;
}

/** The one place where the keeping of records asks whose an incident is. */
export const keptIncidents = async (db: Kysely<Schema>): Promise<KeptIncident[]> => {
  const rows = await db
    .selectFrom('incidents')
    .select(['incidentId', 'number', 'decision', 'reportedAt', 'pupilId'])
    .orderBy('number')
    .execute();
  return rows.map(({ pupilId, ...row }) => ({ ...row, pupilIds: [pupilId], audience: 'safeguarding' }));
};

const widest: Record<Audience, number> = { safeguarding: 0, head: 1, chair: 2 };

/** Who may know of what is to be approved: of the incidents among it the fewest, of anything else safeguarding. */
export const audienceOf =
  (db: Kysely<Schema>) =>
  async (_kind: string, objects: readonly string[]): Promise<Audience> => {
    const named = (await keptIncidents(db)).filter(({ incidentId }) => objects.includes(incidentId));
    const audiences = named.map(({ audience }) => audience);
    return audiences.toSorted((one, other) => widest[other] - widest[one])[0] ?? 'safeguarding';
  };

/** Every table with parts of an incident, those that refer to others first. A test holds that none is missing. */
export const incidentTables = ['incidentActions', 'evidenceItems', 'incidents'] as const;

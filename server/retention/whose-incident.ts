import type { Kysely } from 'kysely';
import { audiences, type Audience } from '#shared/incidents/audience.ts';
import * as z from 'zod/mini';
import type { Schema } from '../storage/schema.ts';

/** An incident as far as the keeping of it hangs on it. */
export interface KeptIncident {
  readonly incidentId: string;
  readonly number: number;
  readonly decision: string;
  readonly reportedAt: number;
  /** When it was last decided. */
  readonly closedAt: number | null;
  /** None where it is about nobody of the roster: then no birthday says until when it is kept. */
  readonly pupilIds: readonly string[];
  /** Who may know of it. */
  readonly audience: Audience;
}

/** The one place where the keeping of records asks whose an incident is. */
export const keptIncidents = async (db: Kysely<Schema>): Promise<KeptIncident[]> => {
  const rows = await db
    .selectFrom('incidents')
    .select(['incidentId', 'number', 'decision', 'reportedAt', 'closedAt', 'audience'])
    .orderBy('number')
    .execute();
  const pupils = await pupilsOf(db);
  return rows.map(({ audience, ...row }) => ({
    ...row,
    pupilIds: pupils.get(row.incidentId) ?? [],
    audience: audienceSchema.parse(audience),
  }));
};

const audienceSchema = z.enum(audiences);

/** Of what only the head or the chair may know it is sealed who it is about: a person says until when it is kept. */
const pupilsOf = async (db: Kysely<Schema>): Promise<Map<string, string[]>> => {
  const rows = await db.selectFrom('incidentPeople').select(['incidentId', 'pupilId']).execute();
  const pupils = new Map<string, string[]>();
  for (const { incidentId, pupilId } of rows)
    if (pupilId !== null) pupils.set(incidentId, [...(pupils.get(incidentId) ?? []), pupilId]);
  return pupils;
};

const widest: Record<Audience, number> = { safeguarding: 0, head: 1, chair: 2 };

/** Who may know of what is to be approved: of the incidents among it the fewest, of anything else safeguarding. */
export const audienceOf =
  (db: Kysely<Schema>) =>
  async (_kind: string, objects: readonly string[]): Promise<Audience> => {
    const named = (await keptIncidents(db)).filter(({ incidentId }) => objects.includes(incidentId));
    const found = named.map(({ audience }) => audience);
    return found.toSorted((one, other) => widest[other] - widest[one])[0] ?? 'safeguarding';
  };

/** Every table with parts of an incident, those that refer to others first. A test holds that none is missing. */
export const incidentTables = [
  'incidentActions',
  'incidentRevisions',
  'incidentPeople',
  'incidentLinks',
  'evidenceItems',
  'incidents',
] as const;

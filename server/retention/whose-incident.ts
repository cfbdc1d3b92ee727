import type { Kysely } from 'kysely';
import type { ApprovalKind } from '#shared/api/approvals.ts';
import { audiences, narrower, type Audience } from '#shared/incidents/audience.ts';
import { shorterWords } from '#shared/retention.ts';
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
  /**
   * Of the roster; of what is sealed none. Where there is none at all, no birthday says until when it is kept: a person does.
   */
  readonly pupilIds: readonly string[];
  /** Who may know of it. */
  readonly audience: Audience;
}

/** The one place where the keeping of records asks whose an incident is. */
export const keptIncidents = async (db: Kysely<Schema>): Promise<KeptIncident[]> => {
  const rows = await db
    .selectFrom('incidents')
    .select(['incidentId', 'number', 'decision', 'reportedAt', 'closedAt', 'audience', 'mergedInto'])
    .orderBy('number')
    .execute();
  const pupils = await pupilsOf(db);
  const byId = new Map(rows.map((row) => [row.incidentId, row]));
  /** One that was merged is decided where it is gone on with, and is over where that is gone already. */
  const endOf = ({ mergedInto, decision, closedAt }: Row): Pick<Row, 'decision' | 'closedAt'> => {
    if (mergedInto === null) return { decision, closedAt };
    const into = byId.get(mergedInto);
    return into === undefined ? { decision: 'handled-in-school', closedAt } : endOf(into);
  };
  return rows.map(({ incidentId, number, reportedAt, audience, ...end }) => ({
    incidentId,
    number,
    reportedAt,
    ...endOf(end),
    pupilIds: pupils.get(incidentId) ?? [],
    audience: audienceSchema.parse(audience),
  }));
};

type Row = Pick<Schema['incidents'], 'mergedInto' | 'decision' | 'closedAt'>;

const audienceSchema = z.enum(audiences);

/** Of what only the head or the chair may know it is sealed who it is about: sealed-pupils. */
const pupilsOf = async (db: Kysely<Schema>): Promise<Map<string, string[]>> => {
  const rows = await db.selectFrom('incidentPeople').select(['incidentId', 'pupilId']).execute();
  const pupils = new Map<string, string[]>();
  for (const { incidentId, pupilId } of rows)
    if (pupilId !== null) pupils.set(incidentId, [...(pupils.get(incidentId) ?? []), pupilId]);
  return pupils;
};

/** Of several the one whose eyes are the fewest. */
export const narrowest = (found: readonly Audience[]): Audience | null =>
  found.length === 0 ? null : found.reduce(narrower);

/** Who may know of these incidents: of several the fewest; null where there are none such. */
const audienceOfIncidents = async (
  db: Kysely<Schema>,
  incidentIds: readonly string[],
): Promise<Audience | null> => {
  const named = (await keptIncidents(db)).filter(({ incidentId }) => incidentIds.includes(incidentId));
  return narrowest(named.map(({ audience }) => audience));
};

/** A hold on an incident tells of it, so it is for the same eyes. */
const audienceOfHolds = async (db: Kysely<Schema>, holdIds: readonly string[]): Promise<Audience | null> => {
  const holds = await db
    .selectFrom('legalHolds')
    .select(['scope', 'objectId'])
    .where('holdId', 'in', holdIds)
    .execute();
  if (holds.length === 0) return null;
  const incidents = holds.filter(({ scope }) => scope === 'incident').map(({ objectId }) => objectId);
  return (await audienceOfIncidents(db, incidents)) ?? 'safeguarding';
};

const audienceOfRequests = async (
  db: Kysely<Schema>,
  requestIds: readonly string[],
): Promise<Audience | null> => {
  const rows = await db
    .selectFrom('subjectRequests')
    .select('audience')
    .where('requestId', 'in', requestIds)
    .execute();
  return narrowest(rows.map(({ audience }) => audience));
};

/** Of what is for fewer eyes it is sealed which pupils it is about: it is in no pupil's file. */
const audienceOfFiles = async (db: Kysely<Schema>, objects: readonly string[]): Promise<Audience | null> => {
  const file = await db
    .selectFrom('pupilBirths')
    .select('pupilId')
    .where('pupilId', 'in', objects)
    .executeTakeFirst();
  return file ? 'safeguarding' : null;
};

const audienceOfRules = (objects: readonly string[]): Audience | null =>
  objects.every((each) => shorterWords(each) !== null) ? 'safeguarding' : null;

/** Who may know of what is to be approved; null where it is not there. */
export const audienceOf =
  (db: Kysely<Schema>) =>
  (kind: ApprovalKind, objects: readonly string[]): Promise<Audience | null> => {
    if (kind === 'override-retention') return audienceOfHolds(db, objects);
    if (kind === 'delete-early') return audienceOfIncidents(db, objects);
    if (kind === 'bring-forward') return audienceOfFiles(db, objects);
    if (kind === 'keep-shorter') return Promise.resolve(audienceOfRules(objects));
    if (kind === 'subject-access') return audienceOfRequests(db, objects);
    return audienceOfIncidents(db, objects).then((found) => found ?? 'safeguarding');
  };

/** Every table with parts of an incident, those that refer to others first. A test holds that none is missing. */
export const incidentTables = [
  'incidentActions',
  'incidentCorrections',
  'incidentRevisions',
  'incidentPeople',
  'incidentLinks',
  'evidenceItems',
  'incidents',
] as const;

import type { Kysely } from 'kysely';
import { fileDueAt, latestBirthday, type RetentionDays } from '#shared/retention.ts';
import type { Schema } from '../storage/schema.ts';
import type { Held } from './legal-holds.ts';
import type { KeptIncident } from './whose-incident.ts';

/** What goes when. */
export interface DueRecord {
  readonly what: 'incident' | 'evidence';
  readonly incident: KeptIncident;
  /** Null: no rule says, a person decides. */
  readonly dueAt: number | null;
  readonly isHeld: boolean;
}

const dayMs = 24 * 3_600_000;

/** When the file of each pupil goes, by the birthday that is known or the latest possible. */
export const fileDueTimes = async (db: Kysely<Schema>): Promise<Map<string, number>> => {
  const rows = await db.selectFrom('pupilBirths').select(['pupilId', 'bornOn']).execute();
  return new Map(rows.map(({ pupilId, bornOn }) => [pupilId, fileDueAt(bornOn)]));
};

/**
 * Writes down the latest birthday that pupils of records can have while their year group is known for it: they go up, and
 * leave.
 */
export const noteBirths = async (
  db: Kysely<Schema>,
  incidents: readonly KeptIncident[],
  now: number,
): Promise<void> => {
  const pupilIds = [...new Set(incidents.flatMap((incident) => incident.pupilIds))];
  if (pupilIds.length === 0) return;
  const rows = await db
    .selectFrom('pupils')
    .innerJoin('classes', 'classes.classId', 'pupils.classId')
    .select(['pupils.pupilId', 'yearGroup'])
    .where('pupils.pupilId', 'in', pupilIds)
    .execute();
  for (const { pupilId, yearGroup } of rows)
    await db
      .insertInto('pupilBirths')
      .values({ pupilId, bornOn: latestBirthday(yearGroup, now), source: 'year-group', setAt: now })
      .onConflict((conflict) => conflict.column('pupilId').doNothing())
      .execute();
};

export interface DueParts {
  readonly days: RetentionDays;
  readonly fileDue: ReadonlyMap<string, number>;
  readonly held: Held;
  readonly withEvidence: ReadonlySet<string>;
}

/** An incident's record goes with the last file it belongs to; pictures of one without further action go sooner. */
export const dueRecords = (incident: KeptIncident, parts: DueParts): DueRecord[] => {
  const isHeld = isUnderHold(incident, parts.held);
  const record: DueRecord = { what: 'incident', incident, dueAt: recordDueAt(incident, parts), isHeld };
  const isClosed = incident.decision === 'no-further-action';
  if (!isClosed || !parts.withEvidence.has(incident.incidentId)) return [record];
  const dueAt = (incident.closedAt ?? incident.reportedAt) + parts.days.evidence * dayMs;
  return [{ what: 'evidence', incident, dueAt, isHeld }, record];
};

export const isUnderHold = (incident: KeptIncident, held: Held): boolean =>
  held.everything ||
  held.incidentIds.has(incident.incidentId) ||
  incident.pupilIds.some((pupilId) => held.pupilIds.has(pupilId));

const recordDueAt = ({ decision, pupilIds }: KeptIncident, { fileDue }: DueParts): number | null => {
  if (decision === 'open' || pupilIds.length === 0) return null;
  const times = pupilIds.map((pupilId) => fileDue.get(pupilId) ?? Number.POSITIVE_INFINITY);
  const last = Math.max(...times);
  return Number.isFinite(last) ? last : null;
};

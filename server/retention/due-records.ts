import type { Kysely } from 'kysely';
import { fileDueAt, latestBirthday, type RetentionDays } from '#shared/retention.ts';
import type { Schema } from '../storage/schema.ts';
import { rowsPerBatch } from './expire-rows.ts';
import type { Held } from './legal-holds.ts';
import type { SealedPupils } from './sealed-pupils.ts';
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
 * Writes down the latest birthday that pupils can have while their year group is known for it: they go up, and leave. Of all
 * of them: did it stand of some alone, it would say about whom there is a record, also one for few eyes.
 */
export const noteBirths = async (db: Kysely<Schema>, now: number): Promise<void> => {
  const rows = await db
    .selectFrom('pupils')
    .innerJoin('classes', 'classes.classId', 'pupils.classId')
    .leftJoin('pupilBirths', 'pupilBirths.pupilId', 'pupils.pupilId')
    .select(['pupils.pupilId', 'yearGroup'])
    .where('pupilBirths.pupilId', 'is', null)
    .execute();
  const births = rows.map(({ pupilId, yearGroup }) => {
    const bornOn = latestBirthday(yearGroup, now);
    return { pupilId, bornOn, source: 'year-group' as const, setAt: now };
  });
  for (let start = 0; start < births.length; start += rowsPerBatch)
    await db
      .insertInto('pupilBirths')
      .values(births.slice(start, start + rowsPerBatch))
      .onConflict((conflict) => conflict.column('pupilId').doNothing())
      .execute();
};

export interface DueParts {
  readonly days: RetentionDays;
  readonly fileDue: ReadonlyMap<string, number>;
  readonly held: Held;
  readonly withEvidence: ReadonlySet<string>;
  readonly sealed: SealedPupils;
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

const recordDueAt = (incident: KeptIncident, { fileDue, sealed }: DueParts): number | null => {
  const { incidentId, decision, reportedAt } = incident;
  // Nobody can read it any more: the rest of it goes.
  if (sealed.cutShort.has(incidentId)) return reportedAt;
  // What is said of an adult is kept for their working life (Keeping children safe in education, part four), not a child's.
  if (decision === 'open' || sealed.withStaff.has(incidentId)) return null;
  const pupilIds = [...incident.pupilIds, ...(sealed.pupilIds.get(incidentId) ?? [])];
  if (pupilIds.length === 0) return null;
  const times = pupilIds.map((pupilId) => fileDue.get(pupilId) ?? Number.POSITIVE_INFINITY);
  const last = Math.max(...times);
  return Number.isFinite(last) ? last : null;
};

import type { Kysely } from 'kysely';
import { decisionRows, firstLookRows } from '#shared/governance/governors-report.ts';
import { incidentKinds, type IncidentKind } from '#shared/incidents/kinds.ts';
import type { Schema } from '../storage/schema.ts';

/** From its first instant to before its last. */
export interface Period {
  readonly from: number;
  readonly to: number;
}

/** One incident, as far as a count asks. */
export interface Counted {
  readonly incidentId: string;
  readonly kind: string;
  readonly reportedAt: number;
  readonly firstLookDueAt: number;
  readonly firstLookAt: number | null;
  readonly decision: string;
  readonly closedAt: number | null;
}

/**
 * The incidents of a period that governors may read a number of. A concern about staff, or about the head, is in none of
 * them, for nobody, not even held back (R46): a mark in its place would say that there is one. One that was merged into
 * another is that other.
 */
export const countedIn = (db: Kysely<Schema>, { from, to }: Period): Promise<Counted[]> =>
  tellable(db)
    .leftJoin('alerts', 'alerts.incidentId', 'incidents.incidentId')
    .select(['incidents.incidentId', 'incidents.kind', 'reportedAt', 'decision', 'closedAt'])
    // Where it was an alert first, somebody had to look at that, and did: made of it, it was looked at already.
    .select(({ fn }) => [
      fn.coalesce('alerts.dueAt', 'firstLookDueAt').as('firstLookDueAt'),
      fn.coalesce('alerts.firstLookAt', 'incidents.firstLookAt').as('firstLookAt'),
    ])
    .where('mergedInto', 'is', null)
    .where('reportedAt', '>=', from)
    .where('reportedAt', '<', to)
    .execute();

/** Incidents that anything may be told of to governors. */
export const tellable = (db: Kysely<Schema>) =>
  db
    .selectFrom('incidents')
    .where('audience', '=', 'safeguarding')
    .where('incidents.kind', '!=', 'about-an-adult');

/** In the order of the kinds. What an adult did is never among them. */
export const reportedKinds: readonly IncidentKind[] = incidentKinds.filter(
  (kind) => kind !== 'about-an-adult',
);

const dayMs = 86_400_000;

/** As it was when the period was over. */
export const countTables = (incidents: readonly Counted[], { to }: Period) => {
  const countBy = <Row extends string>(rows: readonly Row[], rowOf: (incident: Counted) => string) =>
    rows.map((row) => incidents.filter((incident) => rowOf(incident) === row).length);
  return {
    kinds: countBy(reportedKinds, ({ kind }) => reportedKinds.find((known) => known === kind) ?? 'other'),
    firstLook: countBy(firstLookRows, (incident) => (isInTime(incident, to) ? 'in-time' : 'late')),
    decision: countBy(decisionRows, (incident) => decisionRowOf(incident, to)),
  };
};

const isInTime = ({ firstLookAt, firstLookDueAt }: Counted, to: number): boolean =>
  firstLookAt !== null && firstLookAt <= Math.min(firstLookDueAt, to);

const decisionRowOf = ({ decision, closedAt, reportedAt }: Counted, to: number): string => {
  if (decision === 'open' || closedAt === null || closedAt >= to) return 'not-yet';
  const tookMs = closedAt - reportedAt;
  if (tookMs <= dayMs) return 'one-day';
  return tookMs <= 7 * dayMs ? 'one-week' : 'longer';
};

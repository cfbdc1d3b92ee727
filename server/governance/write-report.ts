import { randomInt } from 'node:crypto';
import type { Kysely } from 'kysely';
import {
  decisionRows,
  firstLookRows,
  governorsReportSchema,
  reviewTextSchema,
  type GovernorsReport,
  type ReviewText,
  type ToldCount,
} from '#shared/governance/governors-report.ts';
import type { Term } from '#shared/governance/school-terms.ts';
import type { Schema } from '../storage/schema.ts';
import { countedIn, countTables, reportedKinds, tellable, type Period } from './count-incidents.ts';
import { startOfDay } from './school-day.ts';
import { suppressChanges, suppressCounts } from './suppress-counts.ts';

export interface WrittenReport {
  readonly report: GovernorsReport;
  /** Each incident that is counted in it. */
  readonly counted: readonly string[];
  readonly reviewIds: readonly string[];
}

const dayMs = 86_400_000;

/** From the start of its first day to the end of its last. */
export const periodOf = ({ startsOn, endsOn }: Term): Period => {
  const lastNoon = Date.parse(`${endsOn}T12:00:00Z`);
  return {
    from: startOfDay(startsOn),
    to: startOfDay(new Date(lastNoon + dayMs).toISOString().slice(0, 10)),
  };
};

/** What governors may read of a term, as it stands now. Each time it is written the lots fall anew. */
export const writeReport = async (
  db: Kysely<Schema>,
  schoolName: string,
  term: Term,
): Promise<WrittenReport> => {
  const period = periodOf(term);
  const incidents = await countedIn(db, period);
  const { total, tables } = suppressCounts(countTables(incidents, period), (size) =>
    size > 1 ? randomInt(size) : 0,
  );
  const reviews = await unshownReviews(db, term);
  return {
    counted: incidents.map(({ incidentId }) => incidentId),
    reviewIds: reviews.map(({ reviewId }) => reviewId),
    report: {
      schoolName,
      term,
      incidents: total,
      kinds: rowsOf(reportedKinds, tables.kinds),
      firstLook: rowsOf(firstLookRows, tables.firstLook),
      decision: rowsOf(decisionRows, tables.decision),
      lateChanges: await lateChanges(db),
      filter: await filterChanges(db, period),
      selfTests: await selfTests(db, period),
      reviews: reviews.map(({ review }) => review),
    },
  };
};

const rowsOf = <Row extends string>(rows: readonly Row[], counts: readonly ToldCount[]) =>
  rows.map((row, index) => ({ row, count: counts[index] ?? null }));

const changing = ['change-incident', 'save-incident-record', 'add-incident-action'];

/**
 * What was changed about incidents that earlier reports have counted, since the last of them; about none that turned out to be
 * about an adult meanwhile (R46). It says nothing of what the change was: a number of those decided since would, with an
 * earlier "not yet", give the number of those still open.
 */
const lateChanges = async (db: Kysely<Schema>): Promise<ToldCount> => {
  const reports = await db
    .selectFrom('governorsReports')
    .select(['reportId', 'publishedAt', 'report'])
    .execute();
  const changed = await db
    .selectFrom('ledger')
    .innerJoin('countedIncidents', 'countedIncidents.incidentId', 'ledger.object')
    .select(['object', 'reportId'])
    .distinct()
    .where('action', 'in', changing)
    .where('outcome', '=', 'done')
    .where('at', '>', Math.max(0, ...reports.map(({ publishedAt }) => publishedAt)))
    .where('object', 'in', tellable(db).select('incidentId'))
    .execute();
  return suppressChanges(
    reports.map(({ reportId, report }) => ({
      // As it was told, not as many as are there: one that was deleted since is in the sum that readers know.
      told: governorsReportSchema.parse(JSON.parse(report)).incidents,
      changed: changed.filter((each) => each.reportId === reportId).length,
    })),
  );
};

/** About the filter, not about a child: told as they are. Reasons are not: they are free words. */
const filterChanges = async (
  db: Kysely<Schema>,
  { from, to }: Period,
): Promise<GovernorsReport['filter']> => {
  const policies = await db
    .selectFrom('policies')
    .select('approvedBy')
    .where('publishedAt', '>=', from)
    .where('publishedAt', '<', to)
    .execute();
  const emergencies = await db
    .selectFrom('ledger')
    .select('seq')
    .where('action', '=', 'block-in-emergency')
    .where('outcome', '=', 'done')
    .where('at', '>=', from)
    .where('at', '<', to)
    .execute();
  return {
    versions: policies.length,
    approved: policies.filter(({ approvedBy }) => approvedBy !== null).length,
    emergencies: emergencies.length,
  };
};

const selfTests = async (db: Kysely<Schema>, { from, to }: Period): Promise<GovernorsReport['selfTests']> => {
  const tests = await db
    .selectFrom('filterTests')
    .select('passed')
    .where('at', '>=', from)
    .where('at', '<', to)
    .execute();
  return { run: tests.length, passed: tests.filter(({ passed }) => passed === 1).length };
};

/** Those that no report has shown yet: one that was written down late comes into the next. */
const unshownReviews = async (
  db: Kysely<Schema>,
  { endsOn }: Term,
): Promise<{ reviewId: string; review: ReviewText }[]> => {
  const rows = await db
    .selectFrom('reviewMeetings')
    .select(['reviewId', 'heldOn', 'body', 'tookPart', 'decided', 'policyChanges'])
    .where('reportId', 'is', null)
    .where('heldOn', '<=', endsOn)
    .orderBy('heldOn')
    .execute();
  return rows.map(({ reviewId, ...review }) => ({ reviewId, review: reviewTextSchema.parse(review) }));
};

import * as z from 'zod/mini';
import { alertKinds } from '../alerts/kinds.ts';
import {
  governorsReportSchema,
  publishedReportSchema,
  reviewTextSchema,
} from '../governance/governors-report.ts';
import { termSchema, yearDatesSchema } from '../governance/school-terms.ts';
import { lookGroups, monthSchema, staffLooksSchema } from '../governance/staff-looks.ts';
import { questionIds, selfReviewAnswerSchema } from '../governance/self-review.ts';
import { incidentKinds } from '../incidents/kinds.ts';
import { idSchema } from '../people.ts';
import { count, get, instant, nothing, post } from './endpoint.ts';
import { ledgerEntrySchema } from './ledger.ts';

const recordedReviewSchema = z.extend(reviewTextSchema, {
  reviewId: idSchema,
  recordedBy: z.string(),
  recordedAt: instant,
  /** The term of the report that shows it; null until the next one. */
  shownIn: z.nullable(termSchema),
});
export type RecordedReview = z.infer<typeof recordedReviewSchema>;

/** How long something took, over those where it happened; null where it never did. */
const timesSchema = z.object({ medianMs: z.nullable(count), slowestMs: z.nullable(count) });

const judgedFields = { total: count, true: count, notAConcern: count, unsure: count, notSaid: count };

const overdueSchema = z.union([
  z.object({ is: z.literal('incident'), number: count, dueAt: instant }),
  z.object({ is: z.literal('alert'), alertId: z.string(), kind: z.enum(alertKinds), dueAt: instant }),
]);

const queueFiguresSchema = z.object({
  since: instant,
  /** Incidents not looked at and alerts not judged, past the time when somebody should have. */
  overdue: z.array(overdueSchema),
  /** Of both, whether overdue or not. */
  waiting: count,
  firstLook: timesSchema,
  decision: timesSchema,
  kinds: z.array(z.object({ kind: z.enum(incidentKinds), ...judgedFields })),
  /** What machines suspected, and what people said of it. */
  alerts: z.array(z.object({ kind: z.enum(alertKinds), ...judgedFields })),
});
export type QueueFigures = z.infer<typeof queueFiguresSchema>;

export const governanceApi = {
  /** The newest first. `next` for those who publish: the term that comes next, and whether it is over. */
  governorsReports: get(
    '/api/governors-reports',
    nothing,
    z.object({
      reports: z.array(publishedReportSchema),
      next: z.nullable(z.object({ term: termSchema, isOver: z.boolean() })),
    }),
  ),
  /** As it would be published now; the lots that hide numbers fall anew when it is. */
  previewGovernorsReport: get('/api/governors-reports/preview', nothing, governorsReportSchema),
  /** For ever. `startsOn` says which term is meant. */
  publishGovernorsReport: post(
    '/api/governors-reports',
    z.object({ startsOn: z.iso.date() }),
    publishedReportSchema,
  ),
  schoolTerms: get(
    '/api/school-terms',
    nothing,
    /** Days up to `fixedUntil` are in published reports, and stay. */
    z.object({ years: z.array(yearDatesSchema), fixedUntil: z.nullable(z.iso.date()) }),
  ),
  saveSchoolTerms: post('/api/school-terms', yearDatesSchema, nothing),
  reviewMeetings: get('/api/review-meetings', nothing, z.object({ reviews: z.array(recordedReviewSchema) })),
  recordReview: post('/api/review-meetings', reviewTextSchema, z.object({ reviewId: idSchema })),
  /** Of this school year. */
  yearlyReview: get(
    '/api/yearly-review',
    nothing,
    z.object({ year: z.int(), answers: z.array(selfReviewAnswerSchema) }),
  ),
  /** Null: the draft again. */
  saveSelfReviewAnswer: post(
    '/api/yearly-review',
    z.object({
      questionId: z.enum(questionIds),
      text: z.nullable(z.string().check(z.trim(), z.minLength(1), z.maxLength(5_000))),
    }),
    nothing,
  ),
  /** Of the last twelve months. */
  queueFigures: get('/api/queue-figures', nothing, queueFiguresSchema),
  /** Of the last twelve months, a line for each person and month. */
  staffLooks: get('/api/staff-looks', nothing, z.object({ looks: z.array(staffLooksSchema) })),
  staffLookLines: get(
    '/api/staff-looks/lines',
    z.object({ accountId: idSchema, month: monthSchema, group: z.enum(lookGroups) }),
    z.array(ledgerEntrySchema),
  ),
} as const;

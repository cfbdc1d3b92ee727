import * as z from 'zod/mini';
import { count, instant } from '../api/endpoint.ts';
import { idSchema } from '../people.ts';
import { termSchema } from './school-terms.ts';

/** Numbers of incidents below this are not told. */
export const smallestTold = 5;

/** A number of incidents; null where it is held back so that nobody can be recognised. */
export const toldCountSchema = z.nullable(count);
export type ToldCount = z.infer<typeof toldCountSchema>;

export const firstLookRows = ['in-time', 'late'] as const;
export const firstLookLabels: Readonly<Record<(typeof firstLookRows)[number], string>> = {
  'in-time': 'Looked at in time',
  late: 'Late, or not by the end of term',
};
export const decisionRows = ['one-day', 'one-week', 'longer', 'not-yet'] as const;
export const decisionRowLabels: Readonly<Record<(typeof decisionRows)[number], string>> = {
  'one-day': 'Within a day',
  'one-week': 'Within a week',
  longer: 'Later',
  'not-yet': 'Not by the end of term',
};

const told = <Row extends z.ZodMiniType>(row: Row) => z.array(z.object({ row, count: toldCountSchema }));

export const reviewBodies = ['head', 'dsl', 'governors'] as const;
export const reviewBodyLabels: Readonly<Record<(typeof reviewBodies)[number], string>> = {
  head: 'The head and senior leaders',
  dsl: 'The safeguarding lead',
  governors: 'The governors',
};
const words = z.string().check(z.trim(), z.maxLength(2_000));

/** A review of incidents and filtering logs, which changes policy (R48). */
export const reviewTextSchema = z.object({
  heldOn: z.iso.date(),
  body: z.enum(reviewBodies),
  /** The adults. */
  tookPart: words.check(z.minLength(1)),
  decided: words.check(z.minLength(1)),
  /** Which changes of policy follow. */
  policyChanges: words,
});
export type ReviewText = z.infer<typeof reviewTextSchema>;

/** What governors read of one term. Once published it never changes. */
export const governorsReportSchema = z.object({
  schoolName: z.string(),
  term: termSchema,
  /** Null: so few that not even their number is told. */
  incidents: toldCountSchema,
  /** The kind's id, as in shared/incidents/kinds. */
  kinds: told(z.string()),
  firstLook: told(z.enum(firstLookRows)),
  decision: told(z.enum(decisionRows)),
  /** Incidents of earlier reports that tell their number, changed since the last one. Null where it is held back. */
  lateChanges: toldCountSchema,
  filter: z.object({
    versions: count,
    /** Of these, those that a second person approved. */
    approved: count,
    emergencies: count,
  }),
  selfTests: z.object({ run: count, passed: count }),
  reviews: z.array(reviewTextSchema),
});
export type GovernorsReport = z.infer<typeof governorsReportSchema>;

export const publishedReportSchema = z.object({
  reportId: idSchema,
  publishedAt: instant,
  publishedBy: z.string(),
  /** Hex, of the report's canonical JSON; the ledger holds the same. */
  sha256: z.string(),
  /** False: it is not what the ledger says was published. */
  isIntact: z.boolean(),
  report: governorsReportSchema,
});
export type PublishedReport = z.infer<typeof publishedReportSchema>;

import * as z from 'zod/mini';
import { idSchema, nameSchema } from '../people.ts';
import { verdictSchema } from '../policy/policy.ts';
import { maxUrlLength } from '../page.ts';
import { get, instant, nothing, post } from './endpoint.ts';

export const filterReportOutcomes = ['changed', 'not-changed'] as const;

/** "This should (not) be open", as staff see it. */
export const reportedSiteSchema = z.object({
  requestId: idSchema,
  url: z.string(),
  wants: z.enum(['block', 'open']),
  words: z.string(),
  /** Who reported: a pupil of a class, or a member of staff. */
  reporter: nameSchema,
  className: z.nullable(nameSchema),
  pupilId: z.nullable(idSchema),
  reportedAt: instant,
  /** What the policy in force says to the reporter about it now. */
  verdict: verdictSchema,
  rule: z.string(),
  outcome: z.nullable(z.enum(filterReportOutcomes)),
  answer: z.string(),
  answeredBy: z.string(),
  answeredAt: z.nullable(instant),
});
export type ReportedSite = z.infer<typeof reportedSiteSchema>;

const webAddress = z.url({ protocol: /^https?$/ }).check(z.maxLength(maxUrlLength));

export const filterReportsApi = {
  /** For those who manage filtering: what waits, and the last that were answered. */
  filterReports: get('/api/filter-reports', nothing, z.array(reportedSiteSchema)),
  /** One's own, with the answers. */
  ownFilterReports: get('/api/filter-reports/own', nothing, z.array(reportedSiteSchema)),
  reportSite: post(
    '/api/filter-reports',
    z.object({
      url: webAddress,
      wants: z.enum(['block', 'open']),
      words: z.string().check(z.trim(), z.maxLength(300)),
    }),
    z.object({ requestId: idSchema }),
  ),
  /** The same answer to all who reported a site; pupils read it too. */
  answerFilterReports: post(
    '/api/filter-reports/answer',
    z.object({
      requestIds: z.array(idSchema).check(z.minLength(1), z.maxLength(500)),
      outcome: z.enum(filterReportOutcomes),
      words: z.string().check(z.trim(), z.minLength(1), z.maxLength(200)),
    }),
    nothing,
  ),
} as const;

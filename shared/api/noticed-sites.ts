import * as z from 'zod/mini';
import { verdictSchema } from '../policy/policy.ts';
import { count, get, instant, nothing } from './endpoint.ts';

/** A site that nobody at this school has judged yet, and why somebody should look at it. */
export const noticedSiteSchema = z.object({
  /** The registrable name of a new site; the host of one that was caught. */
  host: z.string(),
  /** `new`: nobody here had met it. `caught`: devices found it showing other sites' pages, and closed it. */
  why: z.enum(['new', 'caught']),
  noticedAt: instant,
  /** How many devices met it, or caught it. */
  devices: count,
  /** What the policy in force says of it now, to a pupil of each key stage without rules of their own. */
  verdicts: z.object({ KS1: verdictSchema, KS2: verdictSchema }),
});
export type NoticedSite = z.infer<typeof noticedSiteSchema>;

export const noticedSitesApi = {
  /** Of the last two weeks, the newest first, those that were caught before all others. */
  noticedSites: get('/api/noticed-sites', nothing, z.array(noticedSiteSchema)),
} as const;

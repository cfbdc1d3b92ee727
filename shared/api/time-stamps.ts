import * as z from 'zod/mini';
import { count, get, instant, nothing, post } from './endpoint.ts';

const timeStampsSchema = z.object({
  /** Of the authority; empty where none is asked. */
  url: z.string(),
  /** Checkpoints that were not stamped yet. */
  waiting: count,
  /** Why the last try did not succeed; empty where it did. */
  trouble: z.string(),
  last: z.nullable(z.object({ at: instant, entries: count, authority: z.string() })),
});
export type TimeStampsAnswer = z.infer<typeof timeStampsSchema>;

/** Time stamps of the ledger by an authority outside (RFC 3161). It learns a fingerprint, and nothing else. */
export const timeStampsApi = {
  timeStamps: get('/api/time-stamps', nothing, timeStampsSchema),
  /** Empty to ask none any more. */
  setTimeAuthority: post(
    '/api/time-stamps',
    z.object({ url: z.string().check(z.trim(), z.maxLength(300)) }),
    nothing,
  ),
} as const;

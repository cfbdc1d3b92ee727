import * as z from 'zod/mini';
import { count, get, instant, nothing } from './endpoint.ts';

/** Without its number: a gap would tell that there is an entry that is not for these eyes (R46). */
export const ledgerEntrySchema = z.object({
  at: instant,
  actor: z.string(),
  action: z.string(),
  object: z.string(),
  outcome: z.string(),
});
export type LedgerLine = z.infer<typeof ledgerEntrySchema>;

/** The whole ledger looked through: all as it was written, or the first entry that is not. */
export const ledgerCheckSchema = z.object({
  /** Null where all is as it was written. */
  fault: z.nullable(z.object({ seq: count, why: z.string() })),
  /** As many as were looked at. */
  entries: count,
  /** The school's public key, for whoever checks an export. */
  key: z.string(),
  /** Signed now; empty where there is a fault. */
  checkpoint: z.string(),
});
export type LedgerCheckAnswer = z.infer<typeof ledgerCheckSchema>;

export const ledgerApi = {
  ledger: get('/api/ledger', nothing, z.array(ledgerEntrySchema)),
  checkLedger: get('/api/ledger/check', nothing, ledgerCheckSchema),
} as const;

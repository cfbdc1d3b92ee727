import * as z from 'zod/mini';
import { count, get, instant, nothing } from './endpoint.ts';

export const ledgerEntrySchema = z.object({
  seq: count,
  at: instant,
  actor: z.string(),
  action: z.string(),
  object: z.string(),
  outcome: z.string(),
});
export type LedgerLine = z.infer<typeof ledgerEntrySchema>;

export const ledgerApi = {
  ledger: get('/api/ledger', nothing, z.array(ledgerEntrySchema)),
} as const;

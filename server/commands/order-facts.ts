import * as z from 'zod';
import { outcomeWords } from '#shared/api/past-lessons.ts';
import { readFacts } from '../evidence/ledger-rows.ts';

/** What the ledger keeps of a command when it is asked for. Its `deviceIds` are whom it was meant for. */
const askedSchema = z.object({ orderId: z.string(), deviceIds: z.array(z.string()), args: z.unknown() });
export type AskedFacts = z.infer<typeof askedSchema>;

const deviceOutcomeSchema = z.object({
  deviceId: z.string(),
  /** Whose the device was then. */
  pupilId: z.string().nullable(),
  is: z.enum(outcomeWords),
  /** Left out where it was applied. */
  why: z.string().optional(),
});
export type DeviceOutcome = z.infer<typeof deviceOutcomeSchema>;

/** What the ledger keeps of what became of it. */
const cameToSchema = z.object({ orderId: z.string(), outcomes: z.array(deviceOutcomeSchema) });
export type CameToFacts = z.infer<typeof cameToSchema>;

/** Null for every other entry, and for those of commands from before these were kept. */
export const askedIn = (facts: string): AskedFacts | null =>
  askedSchema.safeParse(readFacts(facts)).data ?? null;
export const cameToIn = (facts: string): CameToFacts | null =>
  cameToSchema.safeParse(readFacts(facts)).data ?? null;

import * as z from 'zod/mini';
import { incidentFactsSchema } from '#shared/api/incidents.ts';
import type { Vault } from '../evidence/vault.ts';

/** What is sealed with an incident: the facts as they stood, and who reported in which position. */
const sealedFactsSchema = z.object({
  ...incidentFactsSchema.shape,
  reporterPosition: z.string(),
  className: z.string(),
});
export type SealedFacts = z.infer<typeof sealedFactsSchema>;

const placeOf = (incidentId: string): string => `incident ${incidentId} facts`;

export const sealFacts = (vault: Vault, incidentId: string, facts: SealedFacts): Uint8Array =>
  vault.seal(placeOf(incidentId), JSON.stringify(facts));

export const openFacts = (vault: Vault, incidentId: string, sealed: Uint8Array): SealedFacts =>
  sealedFactsSchema.parse(JSON.parse(vault.open(placeOf(incidentId), sealed)));

import * as z from 'zod/mini';
import { incidentFactsSchema } from '#shared/incidents/facts.ts';
import type { Vault } from '../evidence/vault.ts';

/** What is sealed with an incident: the facts as they stood, and who reported in which position. */
const sealedFactsSchema = z.object({
  ...incidentFactsSchema.shape,
  reporterPosition: z.string(),
  /** Who told it to whoever typed it in; left out where that is the same person. */
  toldByName: z.optional(z.string()),
  className: z.string(),
});
export type SealedFacts = z.infer<typeof sealedFactsSchema>;

const placeOf = (incidentId: string): string => `incident ${incidentId} facts`;

/** The words that are sealed and whose hash goes into the ledger. */
export const textOfFacts = (facts: SealedFacts): string => JSON.stringify(facts);

export const sealFacts = (vault: Vault, incidentId: string, text: string): Uint8Array =>
  vault.seal(placeOf(incidentId), text);

/** As they were sealed, letter for letter. */
export const openFactsText = (vault: Vault, incidentId: string, sealed: Uint8Array): string =>
  vault.open(placeOf(incidentId), sealed);

export const openFacts = (vault: Vault, incidentId: string, sealed: Uint8Array): SealedFacts =>
  sealedFactsSchema.parse(JSON.parse(openFactsText(vault, incidentId, sealed)));

import { decidedMeasuresSchema, type DecidedMeasures } from '#shared/incidents/measures.ts';
import type { Vault } from '../evidence/vault.ts';

const placeOf = (incidentId: string): string => `incident ${incidentId} measures`;

export const sealMeasures = (vault: Vault, incidentId: string, measures: DecidedMeasures): Uint8Array =>
  vault.seal(placeOf(incidentId), JSON.stringify(measures));

export const openMeasures = (
  vault: Vault,
  incidentId: string,
  sealed: Uint8Array | null,
): DecidedMeasures | null =>
  sealed ? decidedMeasuresSchema.parse(JSON.parse(vault.open(placeOf(incidentId), sealed))) : null;

import type { IncidentChange } from '#shared/incidents/change.ts';
import { sha256Of } from '../evidence/vault.ts';

const worded: ReadonlySet<string> = new Set(['reason', 'note', 'parents', 'escalation', 'sanctions']);

/**
 * Words are kept with the incident; the ledger, whose facts a backup tells, holds their hash alone. Of people it holds how many:
 * a school has few enough to try every name. What it was is nobody's business where few may know of it (R46).
 */
export const factsOf = (change: IncidentChange, isForFew: boolean): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(change).flatMap(([name, value]): [string, unknown][] => {
      if (name === 'people') return [[name, Array.isArray(value) ? value.length : 0]];
      if (name === 'incidentKind' && isForFew) return [];
      if (!worded.has(name)) return [[name, value]];
      return [
        [`${name}Sha256`, sha256Of(Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)))],
      ];
    }),
  );

import type { IncidentSummary } from '#shared/api/incidents.ts';
import { recordName } from '#shared/incidents/audience.ts';
import { kindOf } from '#shared/incidents/kinds.ts';

type Named = Pick<IncidentSummary, 'audience' | 'number' | 'kind'>;

/** "12 · Contact from a stranger, or grooming". */
export const incidentTitle = (incident: Named): string =>
  `${recordName(incident)} · ${kindOf[incident.kind].label}`;

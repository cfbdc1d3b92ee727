import type { IncidentSummary } from '#shared/api/incidents.ts';
import { incidentName } from '#shared/incidents/audience.ts';
import { kindOf } from '#shared/incidents/kinds.ts';

type Named = Pick<IncidentSummary, 'audience' | 'number' | 'kind'>;

/** "12 · Contact from a stranger, or grooming". */
export const incidentTitle = (incident: Named): string =>
  `${incidentName(incident)} · ${kindOf[incident.kind].label}`;

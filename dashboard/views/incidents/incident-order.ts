import type { IncidentDecision, IncidentSummary } from '#shared/api/incidents.ts';

export const decisionLabels: Record<IncidentDecision, string> = {
  open: 'Open',
  'no-further-action': 'No further action',
  'handled-in-school': 'Handled in school',
  referred: 'Referred',
};

/** Kinds that cannot wait until tomorrow. */
const urgentKinds: ReadonlySet<IncidentSummary['kind']> = new Set([
  'searching-for-harm',
  'contact-from-stranger',
  'bullying',
  'personal-details',
]);

export const isUrgent = ({ kind, decision }: Pick<IncidentSummary, 'kind' | 'decision'>): boolean =>
  decision === 'open' && urgentKinds.has(kind);

/** Urgent first, then the other open ones, then the decided; newest first in each. */
export const orderIncidents = (incidents: readonly IncidentSummary[]): IncidentSummary[] => {
  const rank = (incident: IncidentSummary) => (isUrgent(incident) ? 0 : incident.decision === 'open' ? 1 : 2);
  return incidents.toSorted((a, b) => rank(a) - rank(b) || b.reportedAt - a.reportedAt);
};

import type { IncidentSummary } from '#shared/api/incidents.ts';
import type { ChangeOfSome } from '../../state/desk.ts';

const takenBack = 'Taken back';

/** Those of the same value together: one change for each. */
const groupsBy = <Key>(incidents: readonly IncidentSummary[], keyOf: (incident: IncidentSummary) => Key) => {
  const groups = new Map<Key, string[]>();
  for (const incident of incidents) {
    const key = keyOf(incident);
    groups.set(key, [...(groups.get(key) ?? []), incident.incidentId]);
  }
  return [...groups];
};

/** What puts a decision back as it was. */
export const decisionsBack = (incidents: readonly IncidentSummary[]): ChangeOfSome[] =>
  groupsBy(incidents, ({ decision, parents }) => JSON.stringify([decision, parents])).map(
    ([, incidentIds]) => {
      const before = incidents.find(({ incidentId }) => incidentId === incidentIds[0]);
      const { decision = 'open', parents } = before ?? {};
      return {
        incidentIds,
        change: { kind: 'decide', decision, reason: takenBack, ...(parents && { parents }) },
      };
    },
  );

/** Gives them to whom they were with. */
export const assigneesBack = (incidents: readonly IncidentSummary[]): ChangeOfSome[] =>
  groupsBy(incidents, ({ assignee }) => assignee?.accountId ?? null).map(([accountId, incidentIds]) => ({
    incidentIds,
    change: { kind: 'assign', accountId, note: takenBack },
  }));

export const triageBack = ({ incidentId, triage }: IncidentSummary): ChangeOfSome[] => [
  { incidentIds: [incidentId], change: { kind: 'triage', triage } },
];

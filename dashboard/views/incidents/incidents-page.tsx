import { incidentKindLabels, type IncidentSummary } from '#shared/api/incidents.ts';
import { useDashboard } from '../../dashboard-context.ts';
import { useResource } from '../../state/resource.ts';
import { dayAndTime } from '../../state/when.ts';
import { Icon } from '../../ui/icon.tsx';
import { Empty, Loaded } from '../../ui/loaded.tsx';
import { Page } from '../../ui/page.tsx';
import { Table } from '../../ui/table.tsx';
import { ConfirmPassword } from './confirm-password.tsx';
import { decisionLabels, isUrgent, orderIncidents } from './incident-order.ts';

export const DecisionChip = ({ incident }: { incident: Pick<IncidentSummary, 'kind' | 'decision'> }) => (
  <span class="tag" data-decision={incident.decision} data-urgent={isUrgent(incident)}>
    {isUrgent(incident) && <Icon name="silent" />}
    {isUrgent(incident) ? 'Open, today' : decisionLabels[incident.decision]}
  </span>
);

const IncidentTable = ({ incidents }: { incidents: readonly IncidentSummary[] }) => {
  const { clock } = useDashboard();
  const now = clock.now.value;
  return (
    <Table
      caption="Incidents, most urgent first"
      rows={orderIncidents(incidents)}
      keyOf={({ incidentId }) => incidentId}
      columns={[
        {
          heading: 'Incident',
          kind: 'name',
          cell: ({ incidentId, number, kind }) => (
            <a href={`/incidents/${incidentId}`} data-incident-id={incidentId}>
              {number} · {incidentKindLabels[kind]}
            </a>
          ),
        },
        { heading: 'Pupil', cell: ({ pupilName }) => <bdi>{pupilName}</bdi> },
        {
          heading: 'Reported',
          cell: ({ reportedAt }) => <span class="tabular">{dayAndTime(reportedAt, now)}</span>,
        },
        { heading: 'By', cell: ({ reporter }) => <bdi>{reporter}</bdi> },
        { heading: 'Actions', kind: 'number', cell: ({ actionCount }) => actionCount },
        { heading: 'State', cell: (incident) => <DecisionChip incident={incident} /> },
      ]}
    />
  );
};

export const IncidentsPage = () => {
  const { api } = useDashboard();
  const incidents = useResource(() => api.call('incidents', {}), { reloadOn: 'incidents-changed' });
  const needsPassword = incidents.state.value.failure?.reason === 'confirm-password';
  return (
    <Page
      title="Incidents"
      intro="What staff recorded, most urgent first. Every look at an incident is in the ledger."
      aside={
        <>
          <a class="button" href="/referrals">
            Stopped and referred
          </a>
          <a class="button" href="/past-lessons">
            Past lessons
          </a>
        </>
      }
    >
      {needsPassword ? (
        <ConfirmPassword onConfirmed={incidents.reload} />
      ) : (
        <Loaded resource={incidents} what="the incidents">
          {(all) =>
            all.length === 0 ? (
              <Empty title="No incidents">
                <p>Teachers record one from a pupil’s tile during a lesson. It appears here at once.</p>
              </Empty>
            ) : (
              <IncidentTable incidents={all} />
            )
          }
        </Loaded>
      )}
    </Page>
  );
};

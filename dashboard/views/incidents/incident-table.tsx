import type { Signal } from '@preact/signals';
import type { IncidentSummary } from '#shared/api/incidents.ts';
import { audienceLabels, incidentName } from '#shared/incidents/audience.ts';
import { useDashboard } from '../../dashboard-context.ts';
import { dayAndTime } from '../../state/when.ts';
import { Table } from '../../ui/table.tsx';
import { incidentTitle } from './incident-title.ts';
import { PeopleLine } from './people-line.tsx';
import { StandingChip } from './standing-chip.tsx';

export interface IncidentTableProps {
  readonly incidents: readonly IncidentSummary[];
  /** Ids. */
  readonly chosen: Signal<ReadonlySet<string>>;
}

export const toggled = (set: ReadonlySet<string>, id: string): ReadonlySet<string> => {
  const next = new Set(set);
  if (!next.delete(id)) next.add(id);
  return next;
};

const Choose = ({ incident, chosen }: { incident: IncidentSummary } & Pick<IncidentTableProps, 'chosen'>) => (
  <label class="choose-row">
    <input
      type="checkbox"
      checked={chosen.value.has(incident.incidentId)}
      onChange={() => (chosen.value = toggled(chosen.peek(), incident.incidentId))}
    />
    <span class="unseen">Choose incident {incidentName(incident)}</span>
  </label>
);

const triageTags = { true: 'True concern', 'not-a-concern': 'Not a concern', unsure: 'Unsure' } as const;

export const IncidentTable = ({ incidents, chosen }: IncidentTableProps) => {
  const { clock } = useDashboard();
  const now = clock.now.value;
  return (
    <Table
      caption="Incidents, most urgent first"
      rows={incidents}
      keyOf={({ incidentId }) => incidentId}
      columns={[
        {
          heading: 'Choose',
          isHeadingHidden: true,
          cell: (incident) => <Choose incident={incident} chosen={chosen} />,
        },
        {
          heading: 'Incident',
          kind: 'name',
          cell: (incident) => (
            <>
              <a href={`/incidents/${incident.incidentId}`} data-incident-id={incident.incidentId}>
                {incidentTitle(incident)}
              </a>
              {incident.audience !== 'safeguarding' && (
                <span class="for-whom">{audienceLabels[incident.audience]}</span>
              )}
            </>
          ),
        },
        { heading: 'Who', cell: ({ people }) => <PeopleLine people={people} /> },
        {
          heading: 'Reported',
          cell: ({ reportedAt, reporter, source }) => (
            <>
              <span class="tabular one-line">{dayAndTime(reportedAt, now)}</span>
              <span class="second-line">
                {source === 'pupil' ? 'by the pupil' : <>by {<bdi>{reporter}</bdi>}</>}
                {source === 'alert' && ', on an alert'}
              </span>
            </>
          ),
        },
        {
          heading: 'With',
          cell: ({ assignee }) =>
            assignee === null ? (
              <span class="quiet-text one-line">Nobody yet</span>
            ) : (
              <bdi>{assignee.name}</bdi>
            ),
        },
        {
          heading: 'State',
          cell: (incident) => (
            <>
              <StandingChip incident={incident} />
              {incident.triage !== null && <span class="second-line">{triageTags[incident.triage]}</span>}
            </>
          ),
        },
      ]}
    />
  );
};

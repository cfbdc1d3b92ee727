import type { Signal } from '@preact/signals';
import { alertKindOf } from '#shared/alerts/kinds.ts';
import type { AlertSummary } from '#shared/api/alerts.ts';
import { incidentName } from '#shared/incidents/audience.ts';
import { triageLabels } from '#shared/incidents/change.ts';
import { useDashboard } from '../../dashboard-context.ts';
import { dayAndTime } from '../../state/when.ts';
import { Table } from '../../ui/table.tsx';
import { toggled } from '../incidents/incident-table.tsx';
import { AlertLevelChip } from './alert-level-chip.tsx';

export interface AlertTableProps {
  readonly caption: string;
  readonly alerts: readonly AlertSummary[];
  /** Ids. */
  readonly chosen: Signal<ReadonlySet<string>>;
}

const Choose = ({ alert, chosen }: { alert: AlertSummary } & Pick<AlertTableProps, 'chosen'>) => (
  <label class="choose-row">
    <input
      type="checkbox"
      checked={chosen.value.has(alert.alertId)}
      disabled={alert.verdict === 'true'}
      onChange={() => (chosen.value = toggled(chosen.peek(), alert.alertId))}
    />
    <span class="unseen">
      Choose the alert {alertKindOf[alert.kind].label}, {whoIn(alert)}
    </span>
  </label>
);

export const whoIn = ({ pupil }: Pick<AlertSummary, 'pupil'>): string =>
  pupil?.name ?? 'Whoever sat at a device that is nobody’s';

const State = ({ alert }: { alert: AlertSummary }) => {
  const { verdict, verdictBy, incident, level } = alert;
  if (verdict === null) return <AlertLevelChip level={level} />;
  return (
    <>
      <span class="one-line">{triageLabels[verdict]}</span>
      <span class="second-line">
        <bdi>{verdictBy}</bdi>
        {incident !== null && (
          <>
            {' · '}
            <a href={`/incidents/${incident.incidentId}`}>Incident {incidentName(incident)}</a>
          </>
        )}
      </span>
    </>
  );
};

/** What was suspected of whom and when; what was searched for is read one by one. */
export const AlertTable = ({ caption, alerts, chosen }: AlertTableProps) => {
  const { clock } = useDashboard();
  return (
    <Table
      caption={caption}
      rows={alerts}
      keyOf={({ alertId }) => alertId}
      columns={[
        {
          heading: 'Choose',
          isHeadingHidden: true,
          cell: (alert) => <Choose alert={alert} chosen={chosen} />,
        },
        {
          heading: 'Alert',
          kind: 'name',
          cell: ({ alertId, kind }) => (
            <a href={`/alerts/${alertId}`} data-alert-id={alertId}>
              {alertKindOf[kind].label}
            </a>
          ),
        },
        {
          heading: 'Who',
          cell: (alert) => (
            <>
              <bdi>{whoIn(alert)}</bdi>
              {alert.pupil !== null && (
                <span class="second-line">
                  <bdi>{alert.pupil.className}</bdi>
                </span>
              )}
            </>
          ),
        },
        {
          heading: 'Noticed',
          cell: ({ firstAt, tries }) => (
            <>
              <span class="tabular one-line">{dayAndTime(firstAt, clock.now.value)}</span>
              {tries > 1 && <span class="second-line">{tries} times</span>}
            </>
          ),
        },
        { heading: 'State', cell: (alert) => <State alert={alert} /> },
      ]}
    />
  );
};

import type { QueueFigures } from '#shared/api/governance.ts';
import { alertKindOf } from '#shared/alerts/kinds.ts';
import { kindOf } from '#shared/incidents/kinds.ts';
import { useDashboard } from '../../dashboard-context.ts';
import { useResource } from '../../state/resource.ts';
import { calendarDay, dayAndTime, lasted } from '../../state/when.ts';
import { Empty, Loaded } from '../../ui/loaded.tsx';
import { Table } from '../../ui/table.tsx';

const spanOf = (ms: number | null): string => (ms === null ? '–' : lasted(ms));

const Overdue = ({ figures }: { figures: QueueFigures }) => {
  const { clock } = useDashboard();
  if (figures.overdue.length === 0)
    return <p>Nothing is overdue. {figures.waiting} waiting for a first look.</p>;
  return (
    <>
      <p class="callout" role="status">
        {figures.overdue.length} of {figures.waiting} waiting should have been looked at.
      </p>
      <ul class="overdue-list">
        {figures.overdue.map((each) => (
          <li key={each.is === 'alert' ? each.alertId : each.number}>
            {each.is === 'incident' ? (
              `Incident ${each.number}`
            ) : (
              <a href={`/alerts/${each.alertId}`}>Alert · {alertKindOf[each.kind].label}</a>
            )}
            , due {dayAndTime(each.dueAt, clock.now.value)}
          </li>
        ))}
      </ul>
    </>
  );
};

const Times = ({ figures }: { figures: QueueFigures }) => (
  <dl class="figures">
    <div>
      <dt>First look, half within</dt>
      <dd>{spanOf(figures.firstLook.medianMs)}</dd>
    </div>
    <div>
      <dt>First look, slowest</dt>
      <dd>{spanOf(figures.firstLook.slowestMs)}</dd>
    </div>
    <div>
      <dt>Decision, half within</dt>
      <dd>{spanOf(figures.decision.medianMs)}</dd>
    </div>
    <div>
      <dt>Decision, slowest</dt>
      <dd>{spanOf(figures.decision.slowestMs)}</dd>
    </div>
  </dl>
);

/** A share of those where somebody said it. */
const rateOf = (part: number, { total, notSaid }: Omit<QueueFigures['kinds'][number], 'kind'>): string =>
  total === notSaid ? '–' : `${part} (${Math.round((part / (total - notSaid)) * 100)}%)`;

interface Judged extends Omit<QueueFigures['kinds'][number], 'kind'> {
  readonly key: string;
  readonly label: string;
}

const Rates = ({ caption, rows }: { caption: string; rows: readonly Judged[] }) => (
  <Table
    caption={caption}
    rows={rows.toSorted((one, other) => other.total - one.total)}
    keyOf={({ key }) => key}
    columns={[
      { heading: 'Kind', kind: 'name', cell: ({ label }) => label },
      { heading: 'All', kind: 'number', cell: ({ total }) => total },
      { heading: 'A true concern', kind: 'number', cell: (row) => rateOf(row.true, row) },
      { heading: 'Not a concern', kind: 'number', cell: (row) => rateOf(row.notAConcern, row) },
      { heading: 'Unsure', kind: 'number', cell: (row) => rateOf(row.unsure, row) },
      { heading: 'Not said yet', kind: 'number', cell: ({ notSaid }) => notSaid },
    ]}
  />
);

const incidentRates = ({ kinds }: QueueFigures): Judged[] =>
  kinds.map(({ kind, ...row }) => ({ ...row, key: kind, label: kindOf[kind].label }));
const alertRates = ({ alerts }: QueueFigures): Judged[] =>
  alerts.map(({ kind, ...row }) => ({ ...row, key: kind, label: alertKindOf[kind].label }));

/** How the safeguarding desk does, for those who sit at it. */
export const DeskTab = () => {
  const { api } = useDashboard();
  const figures = useResource(() => api.call('queueFigures', {}), { reloadOn: 'incidents-changed' });
  return (
    <Loaded resource={figures} what="the figures">
      {(value) => (
        <>
          <p class="quiet-text">
            Since {calendarDay(value.since)}. Whole numbers, for the desk alone: do not pass them on.
          </p>
          <section class="card">
            <h2>Overdue now</h2>
            <Overdue figures={value} />
          </section>
          <section class="card">
            <h2>How soon</h2>
            <Times figures={value} />
            <p class="quiet-text">
              An incident that was made of an alert counts from when the alert came, and its first look is the
              first look at the alert.
            </p>
          </section>
          <section class="card">
            <h2>What there was in it</h2>
            {value.kinds.length === 0 ? (
              <Empty title="No incidents yet" />
            ) : (
              <Rates caption="What there was in it, kind by kind" rows={incidentRates(value)} />
            )}
          </section>
          <section class="card">
            <h2>What there was in alerts</h2>
            {value.alerts.length === 0 ? (
              <Empty title="No alerts yet" />
            ) : (
              <Rates caption="What there was in alerts, kind by kind" rows={alertRates(value)} />
            )}
          </section>
        </>
      )}
    </Loaded>
  );
};

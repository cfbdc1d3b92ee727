import type { AlertSummary } from '#shared/api/alerts.ts';
import type { IncidentSummary } from '#shared/api/incidents.ts';
import { useDashboard } from '../../dashboard-context.ts';
import { alertStanding, standingOf, type Standing } from '../../state/incident-due.ts';
import { Icon } from '../../ui/icon.tsx';

type Dated = Pick<IncidentSummary, 'decision' | 'firstLookAt' | 'firstLookDueAt' | 'reviewOn'>;

const Chip = ({ standing: { urgency, words } }: { standing: Standing }) => {
  const isUrgent = urgency === 'late' || urgency === 'soon';
  return (
    <span class="tag standing" data-standing={urgency} data-urgent={isUrgent}>
      {isUrgent && <Icon name="silent" />}
      {words}
    </span>
  );
};

/** Whether somebody must look, and by when. */
export const StandingChip = ({ incident }: { incident: Dated }) => (
  <Chip standing={standingOf(incident, useDashboard().clock.now.value)} />
);

/** The same of an alert that nobody has judged. */
export const AlertStanding = ({ alert }: { alert: Pick<AlertSummary, 'level' | 'dueAt' | 'verdict'> }) => (
  <Chip standing={alertStanding(alert, useDashboard().clock.now.value)} />
);

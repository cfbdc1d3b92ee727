import type { IncidentSummary } from '#shared/api/incidents.ts';
import { useDashboard } from '../../dashboard-context.ts';
import { standingOf } from '../../state/incident-due.ts';
import { Icon } from '../../ui/icon.tsx';

type Dated = Pick<IncidentSummary, 'decision' | 'firstLookAt' | 'firstLookDueAt' | 'reviewOn'>;

/** Whether somebody must look, and by when. */
export const StandingChip = ({ incident }: { incident: Dated }) => {
  const { urgency, words } = standingOf(incident, useDashboard().clock.now.value);
  return (
    <span class="tag standing" data-standing={urgency} data-urgent={urgency === 'late' || urgency === 'soon'}>
      {(urgency === 'late' || urgency === 'soon') && <Icon name="silent" />}
      {words}
    </span>
  );
};

import type { AlertSummary } from '#shared/api/alerts.ts';
import { useDashboard } from '../../dashboard-context.ts';
import { lasted } from '../../state/when.ts';

const ago = (ms: number): string => (ms < 60_000 ? 'just now' : `${lasted(ms)} ago`);

/** To look is not to judge: who did the one, and that nobody has done the other. */
export const LookedAt = ({ alert }: { alert: Pick<AlertSummary, 'look' | 'verdict' | 'lastAt'> }) => {
  const now = useDashboard().clock.now.value;
  const { look, verdict, lastAt } = alert;
  if (look === null || verdict !== null) return null;
  return (
    <span class="second-line looked-at">
      Looked at {ago(now - look.at)} by <bdi>{look.by}</bdi>, not judged yet
      {lastAt > look.at && '; more has come since'}
    </span>
  );
};

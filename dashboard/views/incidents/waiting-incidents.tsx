import type { IncidentSummary } from '#shared/api/incidents.ts';
import { kindOf } from '#shared/incidents/kinds.ts';
import { Button } from '../../ui/button.tsx';

export interface WaitingIncidentsProps {
  readonly waiting: readonly IncidentSummary[];
  readonly onShow: () => void;
}

const sentence = (waiting: readonly IncidentSummary[]): string => {
  const urgent = waiting.filter(({ kind, firstLookAt }) => kindOf[kind].isAtOnce && firstLookAt === null);
  const come = waiting.length === 1 ? '1 incident has come' : `${waiting.length} incidents have come`;
  if (urgent.length === 0) return `${come}.`;
  return waiting.length === 1 ? `${come} that cannot wait.` : `${come}; ${urgent.length} cannot wait.`;
};

/** What came while somebody works in the list: said, and shown when they want it. */
export const WaitingIncidents = ({ waiting, onShow }: WaitingIncidentsProps) => (
  <div class="waiting-place" role="status">
    {waiting.length > 0 && (
      <div class="bulk-bar" data-waiting>
        <strong>{sentence(waiting)}</strong>
        <Button onClick={onShow} shortcut="R">
          Show
        </Button>
      </div>
    )}
  </div>
);

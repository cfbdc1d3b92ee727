import type { Signal } from '@preact/signals';
import type { IncidentSummary } from '#shared/api/incidents.ts';
import { Button } from '../../ui/button.tsx';
import { CloseIncidents, HandOverIncidents, MergeIncidents } from './bulk-dialogs.tsx';

export type BulkAction = 'close' | 'hand-over' | 'merge';

export interface BulkBarProps {
  readonly incidents: readonly IncidentSummary[];
  readonly chosen: Signal<ReadonlySet<string>>;
  readonly asked: Signal<BulkAction | null>;
}

/** What is done with several at once. */
export const BulkBar = ({ incidents, chosen, asked }: BulkBarProps) => {
  const meant = incidents.filter(({ incidentId }) => chosen.value.has(incidentId));
  const close = () => (asked.value = null);
  const done = () => {
    close();
    chosen.value = new Set();
  };
  const dialog = { incidents: meant, onDone: done, onClose: close };
  if (meant.length === 0) return null;
  return (
    <div class="bulk-bar" role="region" aria-label="With the chosen incidents">
      <strong aria-live="polite">{meant.length} chosen</strong>
      <Button onClick={() => (asked.value = 'close')} shortcut="C">
        Close with one reason…
      </Button>
      <Button onClick={() => (asked.value = 'hand-over')} shortcut="H">
        Hand over…
      </Button>
      {meant.length > 1 && (
        <Button onClick={() => (asked.value = 'merge')} shortcut="M">
          Merge…
        </Button>
      )}
      <Button kind="quiet" onClick={() => (chosen.value = new Set())}>
        Choose none
      </Button>
      {asked.value === 'close' && <CloseIncidents {...dialog} />}
      {asked.value === 'hand-over' && <HandOverIncidents {...dialog} />}
      {asked.value === 'merge' && meant.length > 1 && <MergeIncidents {...dialog} />}
    </div>
  );
};

import { useSignal } from '@preact/signals';
import type { AlertSummary } from '#shared/api/alerts.ts';
import type { Triage } from '#shared/incidents/change.ts';
import { useDashboard } from '../../dashboard-context.ts';
import { useResource } from '../../state/resource.ts';
import { Button } from '../../ui/button.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { toggled } from '../incidents/incident-table.tsx';
import { useKeys } from '../incidents/use-keys.ts';
import { AlertTable } from './alert-table.tsx';
import { JudgeDialog } from './judge-dialog.tsx';

/** The alert whose row has the focus. */
const focusedAlert = (): string | null =>
  document.activeElement?.closest('tr')?.querySelector('a[data-alert-id]')?.getAttribute('data-alert-id') ??
  null;

/** What cannot wait stands before the incidents, the rest after them, and what was judged with what is closed. */
export type QueuePart = 'first' | 'later' | 'judged';

const titles: Readonly<Record<QueuePart, string>> = {
  first: 'Alerts to look at now',
  later: 'Other alerts',
  judged: 'Alerts that were judged',
};

const isIn =
  (part: QueuePart) =>
  ({ level, verdict }: AlertSummary): boolean =>
    part === 'judged' || (part === 'first') === (level === 'now' && verdict === null);

interface JudgeBarProps {
  readonly count: number;
  readonly judge: (verdict: Triage) => () => void;
  readonly onNone: () => void;
}

const JudgeBar = ({ count, judge, onNone }: JudgeBarProps) => (
  <div class="bulk-bar" role="region" aria-label="With the chosen alerts">
    <strong aria-live="polite">{count} chosen</strong>
    <Button onClick={judge('true')} shortcut="1">
      True concern…
    </Button>
    <Button onClick={judge('not-a-concern')} shortcut="2">
      Not a concern…
    </Button>
    <Button onClick={judge('unsure')} shortcut="3">
      Unsure…
    </Button>
    <Button kind="quiet" onClick={onNone}>
      Choose none
    </Button>
  </div>
);

/** What machines suspect; nothing at all where there is nothing. */
export const AlertQueue = ({ part }: { part: QueuePart }) => {
  const { api } = useDashboard();
  const chosen = useSignal<ReadonlySet<string>>(new Set());
  const asked = useSignal<Triage | null>(null);
  const shelf = part === 'judged' ? 'judged' : 'open';
  const resource = useResource(() => api.call('alerts', { shelf }), {
    key: shelf,
    reloadOn: 'incidents-changed',
  });
  const listed = (resource.state.value.value?.alerts ?? []).filter(isIn(part));
  const meant = listed.map(({ alertId }) => alertId).filter((alertId) => chosen.value.has(alertId));
  const focusedHere = (): string | null => {
    const focused = focusedAlert();
    return listed.some(({ alertId }) => alertId === focused) ? focused : null;
  };
  const judge = (verdict: Triage) => () => {
    const focused = focusedHere();
    if (meant.length === 0 && focused !== null) chosen.value = new Set([focused]);
    if (meant.length > 0 || focused !== null) asked.value = verdict;
  };
  useKeys({
    x: () => {
      const alertId = focusedHere();
      if (alertId !== null) chosen.value = toggled(chosen.peek(), alertId);
    },
    1: judge('true'),
    2: judge('not-a-concern'),
    3: judge('unsure'),
  });
  // Nothing jumps down under a pointer for a table that may have no rows.
  if (listed.length === 0 && resource.state.value.failure === null) return null;
  return (
    <section class="card alert-queue" aria-labelledby={`alerts-${part}`}>
      <h2 id={`alerts-${part}`}>
        {titles[part]} <span class="count">{listed.length}</span>
      </h2>
      {part !== 'judged' && (
        <p class="quiet-text">A machine noticed something, and may be wrong. Open it to read what it was.</p>
      )}
      {meant.length > 0 && (
        <JudgeBar count={meant.length} judge={judge} onNone={() => (chosen.value = new Set())} />
      )}
      <Loaded resource={resource} what="the alerts">
        {() => <AlertTable caption={titles[part]} alerts={listed} chosen={chosen} />}
      </Loaded>
      {asked.value !== null && meant.length > 0 && (
        <JudgeDialog
          alertIds={meant}
          verdict={asked.value}
          onClose={() => (asked.value = null)}
          onDone={() => {
            asked.value = null;
            chosen.value = new Set();
            void resource.reload();
          }}
        />
      )}
    </section>
  );
};

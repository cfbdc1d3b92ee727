import { useSignal } from '@preact/signals';
import type { AlertShelf } from '#shared/api/alerts.ts';
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

/** What machines suspect, before what people are concerned about; nothing at all where there is nothing. */
export const AlertQueue = ({ shelf }: { shelf: AlertShelf }) => {
  const { api } = useDashboard();
  const chosen = useSignal<ReadonlySet<string>>(new Set());
  const asked = useSignal<Triage | null>(null);
  const resource = useResource(() => api.call('alerts', { shelf }), {
    key: shelf,
    reloadOn: 'incidents-changed',
  });
  const listed = resource.state.value.value?.alerts ?? [];
  const meant = listed.map(({ alertId }) => alertId).filter((alertId) => chosen.value.has(alertId));
  const judge = (verdict: Triage) => () => {
    const focused = focusedAlert();
    if (meant.length === 0 && focused !== null) chosen.value = new Set([focused]);
    if (meant.length > 0 || focused !== null) asked.value = verdict;
  };
  useKeys({
    x: () => {
      const alertId = focusedAlert();
      if (alertId !== null) chosen.value = toggled(chosen.peek(), alertId);
    },
    1: judge('true'),
    2: judge('not-a-concern'),
    3: judge('unsure'),
  });
  const caption = shelf === 'open' ? 'Alerts, most urgent first' : 'Alerts that were judged, newest first';
  if (resource.state.value.value !== null && listed.length === 0) return null;
  return (
    <section class="alert-queue" aria-labelledby="alerts-title">
      <h2 id="alerts-title">
        Alerts <span class="count">{resource.state.value.value?.total}</span>
      </h2>
      <p class="quiet-text">
        A machine noticed something, and may be wrong. Nobody has been told anything but you and, of most
        kinds, the teacher of the lesson.
      </p>
      {meant.length > 0 && (
        <div class="bulk-bar" role="region" aria-label="With the chosen alerts">
          <strong aria-live="polite">{meant.length} chosen</strong>
          <Button onClick={judge('true')} shortcut="1">
            True concern…
          </Button>
          <Button onClick={judge('not-a-concern')} shortcut="2">
            Not a concern…
          </Button>
          <Button onClick={judge('unsure')} shortcut="3">
            Unsure…
          </Button>
          <Button kind="quiet" onClick={() => (chosen.value = new Set())}>
            Choose none
          </Button>
        </div>
      )}
      <Loaded resource={resource} what="the alerts">
        {({ alerts }) => <AlertTable caption={caption} alerts={alerts} chosen={chosen} />}
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

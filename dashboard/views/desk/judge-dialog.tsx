import { useSignal } from '@preact/signals';
import { triageLabels, type Triage } from '#shared/incidents/change.ts';
import { useDashboard } from '../../dashboard-context.ts';
import { ReasonField } from '../../ui/reason-field.tsx';
import { triageBack } from '../incidents/back-again.ts';
import { ChangeDialog } from '../incidents/change-dialog.tsx';
import type { BulkDialogProps } from './bulk-dialogs.tsx';
import { namesOf, type ChosenItems } from './desk-words.ts';

const becomes = (count: number): string =>
  count === 1 ? 'The alert becomes an incident.' : `The alerts become ${count} incidents.`;
const alertConsequences: Readonly<Record<Triage, (count: number) => string>> = {
  true: becomes,
  'not-a-concern': () => 'Alerts leave the desk, and pictures that were taken are destroyed.',
  unsure: () => 'Alerts stay on the desk, after what nobody has looked at.',
};

export interface JudgeDialogProps extends Pick<BulkDialogProps, 'onDone' | 'onClose'>, ChosenItems {
  readonly verdict: Triage;
}

/** The same of several, with one reason. */
export const JudgeDialog = ({ incidents, alerts, verdict, onDone, onClose }: JudgeDialogProps) => {
  const { api, desk } = useDashboard();
  const reason = useSignal('');
  const named = namesOf({ incidents, alerts });
  const title = `${named.charAt(0).toUpperCase()}${named.slice(1)}: ${triageLabels[verdict].toLowerCase()}`;
  const words = () => reason.peek().trim();
  const judge = () =>
    api.call('judgeAlerts', { alertIds: alerts.map(({ alertId }) => alertId), verdict, reason: words() });
  return (
    <ChangeDialog
      title={title}
      onClose={onClose}
      name="judge-alerts"
      incidentIds={incidents.map(({ incidentId }) => incidentId)}
      change={() => ({ kind: 'triage', triage: verdict, reason: words() })}
      {...(alerts.length > 0 && { alertsFirst: judge })}
      submit={triageLabels[verdict]}
      said={`Said: ${title}.`}
      isDisabled={reason.value.trim() === ''}
      onDone={() => {
        const what = `“${triageLabels[verdict]}” on ${named}`;
        desk.did(alerts.length > 0 ? null : { what, back: incidents.flatMap(triageBack) });
        onDone();
      }}
    >
      {alerts.length > 0 && <p>{alertConsequences[verdict](alerts.length)}</p>}
      {incidents.length > 0 && <p>It is written into each incident, which stays open until it is closed.</p>}
      <ReasonField label="Reason, the same for all of them" reason={reason} rows={2} />
    </ChangeDialog>
  );
};

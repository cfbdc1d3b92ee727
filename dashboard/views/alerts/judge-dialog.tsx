import { useSignal } from '@preact/signals';
import { triageLabels, type Triage } from '#shared/incidents/change.ts';
import { useDashboard } from '../../dashboard-context.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { Form } from '../../ui/form.tsx';
import { ReasonField } from '../../ui/reason-field.tsx';
import { useConfirmed } from '../incidents/use-confirmed.tsx';

export interface JudgeDialogProps {
  readonly alertIds: readonly string[];
  readonly verdict: Triage;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

const consequences: Readonly<Record<Triage, (count: number) => string>> = {
  true: (count) => (count === 1 ? 'It becomes an incident.' : `They become ${count} incidents.`),
  'not-a-concern': () => 'They leave the desk, and pictures that were taken are destroyed.',
  unsure: () => 'They stay on the desk, after what nobody has looked at.',
};

/** The same of several alerts, with one reason. */
export const JudgeDialog = ({ alertIds, verdict, onDone, onClose }: JudgeDialogProps) => {
  const { api, notices } = useDashboard();
  const { ask, dialog } = useConfirmed();
  const reason = useSignal('');
  const count = alertIds.length;
  const title = `${count === 1 ? 'One alert' : `${count} alerts`}: ${triageLabels[verdict].toLowerCase()}`;
  return (
    <>
      <Dialog title={title} onClose={onClose} name="judge-alerts">
        <p>{consequences[verdict](count)}</p>
        <Form
          name="judge-alerts"
          submit={triageLabels[verdict]}
          isDisabled={reason.value.trim() === ''}
          onSubmit={() =>
            ask(() =>
              api.call('judgeAlerts', { alertIds: [...alertIds], verdict, reason: reason.peek().trim() }),
            )
          }
          onDone={() => {
            notices.say('good', `Said: ${title}.`);
            onDone();
          }}
          onCancel={onClose}
        >
          <ReasonField label="Reason, the same for all of them" reason={reason} rows={2} />
        </Form>
      </Dialog>
      {dialog}
    </>
  );
};

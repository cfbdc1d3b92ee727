import { useSignal } from '@preact/signals';
import type { Incident } from '#shared/api/incidents.ts';
import { useDashboard } from '../../dashboard-context.ts';
import { Button } from '../../ui/button.tsx';
import { saveFile } from '../../ui/save-file.ts';
import { ConfirmPasswordDialog } from './confirm-password.tsx';

/** Saves the incident with its evidence and the proof that both are as they were recorded. */
export const ExportIncident = ({ incident }: { incident: Incident }) => {
  const { api, notices } = useDashboard();
  const isAsking = useSignal(false);
  const isBusy = useSignal(false);
  const save = async () => {
    isAsking.value = false;
    isBusy.value = true;
    const result = await api.fetchExport(incident.incidentId);
    isBusy.value = false;
    if (result.ok) saveFile(`incident-${incident.number}.zip`, result.value);
    else if (result.reason === 'confirm-password') isAsking.value = true;
    else notices.say('bad', `The incident was not exported: ${result.detail}`);
  };
  return (
    <>
      <Button icon="download" onClick={save} isBusy={isBusy.value}>
        Export
      </Button>
      {isAsking.value && (
        <ConfirmPasswordDialog onConfirmed={save} onCancel={() => (isAsking.value = false)} />
      )}
    </>
  );
};

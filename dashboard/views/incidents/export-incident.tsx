import { useSignal } from '@preact/signals';
import type { Incident } from '#shared/api/incidents.ts';
import { recordName } from '#shared/incidents/audience.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ExportForm } from './export-form.tsx';

/** Gives one incident out: to print, to hand on, with the proof that it is as it was recorded. */
export const ExportIncident = ({ incident }: { incident: Incident }) => {
  const isOpen = useSignal(false);
  const close = (): void => {
    isOpen.value = false;
  };
  return (
    <>
      <Button icon="download" onClick={() => (isOpen.value = true)}>
        Export
      </Button>
      {isOpen.value && (
        <Dialog title={`Export incident ${recordName(incident)}`} size="wide" name="export" onClose={close}>
          <ExportForm
            exported={{ incidentIds: [incident.incidentId], people: incident.people }}
            onDone={close}
          />
        </Dialog>
      )}
    </>
  );
};

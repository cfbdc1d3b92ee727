import { useSignal } from '@preact/signals';
import type { Approval } from '#shared/api/approvals.ts';
import type { IncidentSummary } from '#shared/api/incidents.ts';
import { useDashboard } from '../../dashboard-context.ts';
import { useResource } from '../../state/resource.ts';
import { dayAndTime } from '../../state/when.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextAreaField } from '../../ui/field.tsx';
import { Form } from '../../ui/form.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { ExportForm } from './export-form.tsx';

const isAbout = ({ kind, objects, isMine, state }: Approval, incidentIds: readonly string[]): boolean =>
  kind === 'export-incidents' &&
  isMine &&
  (state === 'waiting' || state === 'allowed') &&
  objects.length === incidentIds.length &&
  incidentIds.every((incidentId) => objects.includes(incidentId));

const AskSecond = (props: { incidentIds: readonly string[]; onAsked: () => void; onCancel: () => void }) => {
  const { api } = useDashboard();
  const reason = useSignal('');
  const objects = [...props.incidentIds];
  return (
    <Form
      name="ask-export"
      submit="Ask a second person"
      onSubmit={() => api.call('askApproval', { kind: 'export-incidents', objects, reason: reason.peek() })}
      onDone={props.onAsked}
      onCancel={props.onCancel}
    >
      <p>Nobody exports several incidents alone. A second person has to allow it first.</p>
      <TextAreaField
        label="Why do you need them?"
        name="reason"
        value={reason.value}
        maxLength={500}
        isRequired
        onInput={(value) => (reason.value = value)}
      />
    </Form>
  );
};

const Several = ({ incidents, onDone }: { incidents: readonly IncidentSummary[]; onDone: () => void }) => {
  const { api, clock } = useDashboard();
  const approvals = useResource(() => api.call('approvals', {}), { reloadOn: 'approvals-changed' });
  const incidentIds = incidents.map(({ incidentId }) => incidentId);
  return (
    <Loaded resource={approvals} what="what a second person said">
      {(all) => {
        const approval = all.find((each) => isAbout(each, incidentIds));
        if (!approval)
          return <AskSecond incidentIds={incidentIds} onAsked={approvals.reload} onCancel={onDone} />;
        if (approval.state === 'waiting')
          return (
            <p role="status">
              Asked {dayAndTime(approval.askedAt, clock.now.value)}. A second person has not answered yet:
              this window goes on by itself when they do, and you can close it until then.
            </p>
          );
        return (
          <>
            <p role="status">
              <bdi>{approval.answeredBy}</bdi> allowed it: <q>{approval.answer}</q>
            </p>
            <ExportForm
              exported={{ incidentIds, people: incidents.flatMap(({ people }) => people) }}
              onDone={onDone}
            />
          </>
        );
      }}
    </Loaded>
  );
};

/** Gives several incidents out at once, when a second person has allowed it. */
export const ExportIncidents = ({ incidents }: { incidents: readonly IncidentSummary[] }) => {
  const isOpen = useSignal(false);
  const close = (): void => {
    isOpen.value = false;
  };
  const [only] = incidents;
  return (
    <>
      <Button icon="download" isDisabled={incidents.length === 0} onClick={() => (isOpen.value = true)}>
        Export
      </Button>
      {isOpen.value && (
        <Dialog title={`Export ${incidents.length} incidents`} size="wide" name="export" onClose={close}>
          {incidents.length === 1 && only ? (
            <ExportForm exported={{ incidentIds: [only.incidentId], people: only.people }} onDone={close} />
          ) : (
            <Several incidents={incidents} onDone={close} />
          )}
        </Dialog>
      )}
    </>
  );
};

import { useSignal } from '@preact/signals';
import type { DesignatedDevice } from '#shared/api/designated-devices.ts';
import { success } from '#shared/result.ts';
import { useDashboard } from '../../dashboard-context.ts';
import { useResource } from '../../state/resource.ts';
import { dayAndTime } from '../../state/when.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { Table } from '../../ui/table.tsx';
import { useConfirmed } from '../incidents/use-confirmed.tsx';

/** The computers that evidence may be kept to: the admin's list. */
export const DesignatedSection = () => {
  const { api, computer } = useDashboard();
  const resource = useResource(async () => {
    const own = await computer.deviceId();
    const listed = await api.call('designatedDevices', {});
    return listed.ok ? success({ ...listed.value, own }) : listed;
  });
  const isMarking = useSignal(false);
  return (
    <section class="card" aria-labelledby="designated-title">
      <h2 id="designated-title">Designated computer for evidence</h2>
      <p class="quiet-text">
        Mark the browser of the computer that evidence is looked at, printed and exported on. Whether it opens
        there only is decided by the safeguarding lead or the head, under Safeguarding policy.
      </p>
      <Loaded resource={resource} what="the designated computers">
        {({ devices, isOnly, own }) => (
          <>
            <p data-designated-only={isOnly}>
              {isOnly ? 'Evidence opens on these computers only.' : 'Evidence opens on every computer.'}
            </p>
            <DeviceTable devices={devices} own={own} onChanged={resource.reload} />
            {!devices.some(({ deviceId }) => deviceId === own) && (
              <Button onClick={() => (isMarking.value = true)}>Mark this computer</Button>
            )}
          </>
        )}
      </Loaded>
      {isMarking.value && (
        <MarkDialog
          onClose={() => {
            isMarking.value = false;
            void resource.reload();
          }}
        />
      )}
    </section>
  );
};

interface DeviceTableProps {
  readonly devices: readonly DesignatedDevice[];
  readonly own: string | null;
  readonly onChanged: () => unknown;
}

const DeviceTable = ({ devices, own, onChanged }: DeviceTableProps) => {
  const { api, clock, notices } = useDashboard();
  const confirmed = useConfirmed();
  if (devices.length === 0) return <p>None is marked.</p>;
  const remove = async ({ deviceId, name }: DesignatedDevice): Promise<void> => {
    const result = await confirmed.ask(() => api.call('unmarkDevice', { deviceId }));
    if (result.ok) notices.say('good', `${name} is no designated computer any more.`);
    else notices.say('bad', result.detail);
    onChanged();
  };
  const now = clock.now.value;
  return (
    <>
      <Table
        caption="Designated computers"
        rows={devices}
        keyOf={({ deviceId }) => deviceId}
        columns={[
          {
            heading: 'Computer',
            kind: 'name',
            cell: ({ deviceId, name }) => (
              <>
                <bdi>{name}</bdi>
                {deviceId === own && ' (this computer)'}
              </>
            ),
          },
          { heading: 'Marked by', cell: ({ markedBy }) => <bdi>{markedBy}</bdi> },
          { heading: 'Marked', cell: ({ markedAt }) => dayAndTime(markedAt, now) },
          {
            heading: 'Last used for evidence',
            cell: ({ lastUsedAt }) => (lastUsedAt === null ? 'Never' : dayAndTime(lastUsedAt, now)),
          },
          {
            heading: 'Remove',
            isHeadingHidden: true,
            cell: (device) => (
              <Button kind="quiet" label={`Remove ${device.name}`} onClick={() => remove(device)}>
                Remove
              </Button>
            ),
          },
        ]}
      />
      {confirmed.dialog}
    </>
  );
};

const MarkDialog = ({ onClose }: { onClose: () => void }) => {
  const { computer, notices } = useDashboard();
  const confirmed = useConfirmed();
  const name = useSignal('');
  return (
    <>
      <FormDialog
        title="Mark this computer"
        onClose={onClose}
        name="mark-computer"
        submit="Mark this computer"
        isDisabled={name.value.trim() === ''}
        onSubmit={() => confirmed.ask(() => computer.mark(name.peek().trim()))}
        onDone={() => {
          notices.say('good', 'This computer is marked.');
          onClose();
        }}
      >
        <p>
          A key is made in this browser, which cannot be copied. Clearing the browser’s data, another browser
          or another account on this computer means marking it again.
        </p>
        <Field label="Name of this computer" hint="For example: Office, by the window">
          {(ids) => (
            <input
              {...ids}
              name="computer-name"
              value={name.value}
              maxLength={80}
              onInput={(event) => (name.value = event.currentTarget.value)}
            />
          )}
        </Field>
      </FormDialog>
      {confirmed.dialog}
    </>
  );
};

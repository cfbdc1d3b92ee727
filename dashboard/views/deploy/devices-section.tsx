import { useSignal } from '@preact/signals';
import type { DeviceSummary } from '#shared/api/devices.ts';
import { useDashboard } from '../../dashboard-context.ts';
import { useResource } from '../../state/resource.ts';
import { lasted } from '../../state/when.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Empty, Loaded } from '../../ui/loaded.tsx';
import { Table } from '../../ui/table.tsx';
import { BindDevice } from './bind-device.tsx';
import { deviceName } from './device-name.ts';

const ownerOf = ({ pupilName, staffName }: DeviceSummary): string => pupilName ?? staffName ?? '';

/** Those with problems first, then the connected, then by owner. */
const orderDevices = (devices: readonly DeviceSummary[]): DeviceSummary[] =>
  devices.toSorted(
    (a, b) =>
      Number(b.problems.length > 0) - Number(a.problems.length > 0) ||
      Number(b.isConnected) - Number(a.isConnected) ||
      ownerOf(a).localeCompare(ownerOf(b), 'en-GB'),
  );

const Health = ({ device: { problems } }: { device: DeviceSummary }) =>
  problems.length === 0 ? (
    <span class="health good">
      <Icon name="check" /> Healthy
    </span>
  ) : (
    <ul class="problems">
      {problems.map((problem) => (
        <li key={problem}>
          <Icon name="silent" /> {problem}
        </li>
      ))}
    </ul>
  );

const Presence = ({ device: { isConnected, lastSeenAt }, now }: { device: DeviceSummary; now: number }) =>
  isConnected ? (
    <span class="health good">
      <Icon name="check" /> Connected
    </span>
  ) : (
    <span class="quiet-text">
      Seen {lasted(now - lastSeenAt)}
      {now - lastSeenAt < 60_000 ? '' : ' ago'}
    </span>
  );

const DeviceTable = (props: {
  devices: readonly DeviceSummary[];
  onBind: (device: DeviceSummary) => void;
}) => {
  const { clock } = useDashboard();
  const now = clock.now.value;
  return (
    <Table
      caption="Devices"
      rows={orderDevices(props.devices)}
      keyOf={({ deviceId }) => deviceId}
      columns={[
        {
          heading: 'Whose',
          kind: 'name',
          cell: ({ pupilName, staffName }) => (
            <>
              <bdi>{pupilName ?? staffName ?? 'Nobody (guest)'}</bdi>
              {staffName !== null && <span class="quiet-text second-line">Staff</span>}
            </>
          ),
        },
        {
          heading: 'Device',
          cell: (device) => (
            <>
              <span class="tabular">{deviceName(device)}</span>
              <span class="quiet-text second-line email">{device.profileEmail ?? 'no account'}</span>
            </>
          ),
        },
        {
          heading: 'Connection',
          cell: (device) => <Presence device={device} now={now} />,
        },
        {
          heading: 'Extension',
          cell: ({ extensionVersion }) => <span class="tabular">{extensionVersion}</span>,
        },
        { heading: 'Policy', kind: 'number', cell: ({ policyVersion }) => policyVersion },
        { heading: 'Health', cell: (device) => <Health device={device} /> },
        {
          heading: 'Change',
          isHeadingHidden: true,
          kind: 'number',
          cell: (device) => (
            <Button
              kind="quiet"
              onClick={() => props.onBind(device)}
              label={`Change owner of ${deviceName(device)}`}
            >
              Change owner
            </Button>
          ),
        },
      ]}
    />
  );
};

export const DevicesSection = () => {
  const { api, notices } = useDashboard();
  const devices = useResource(() => api.call('devices', {}), { reloadOn: 'devices-changed' });
  const pupils = useResource(() => api.call('pupils', {}));
  const accounts = useResource(() => api.call('accounts', {}));
  const binding = useSignal<DeviceSummary | null>(null);
  return (
    <section class="card table-card" aria-labelledby="devices-title" data-devices>
      <div class="card-head">
        <h2 id="devices-title">Devices</h2>
        <span class="card-actions">
          <a href="/guests">Guests</a>
          <Button kind="quiet" onClick={devices.reload}>
            Look again
          </Button>
        </span>
      </div>
      <Loaded resource={devices} what="the devices">
        {(all) =>
          all.length === 0 ? (
            <Empty title="No device has been seen yet">
              <p>A device appears here within seconds of the extension being installed.</p>
            </Empty>
          ) : (
            <DeviceTable devices={all} onBind={(device) => (binding.value = device)} />
          )
        }
      </Loaded>
      {binding.value !== null && (
        <BindDevice
          device={binding.value}
          pupils={pupils.state.value.value ?? []}
          accounts={accounts.state.value.value ?? []}
          onClose={() => (binding.value = null)}
          onBound={() => {
            binding.value = null;
            notices.say('good', 'Saved.');
            void devices.reload();
          }}
        />
      )}
    </section>
  );
};

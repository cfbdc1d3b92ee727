import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { GrantedGuest, GuestDevice } from '#shared/api/guests.ts';
import { useDashboard } from '../../dashboard-context.ts';
import { dayAndTime, lasted, timeLeft } from '../../state/when.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Table } from '../../ui/table.tsx';

export interface GuestTableProps {
  readonly devices: readonly GuestDevice[];
  readonly onLetIn: (device: GuestDevice) => void;
  readonly onMoveEnd: (lease: GrantedGuest) => void;
}

const Presence = ({ device: { isConnected, lastSeenAt }, now }: { device: GuestDevice; now: number }) =>
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

const Lease = ({ lease }: { lease: GrantedGuest | null }) =>
  lease === null ? (
    <span class="quiet-text">Nobody is let in</span>
  ) : (
    <>
      <bdi>{lease.label}</bdi>
      <span class="guest-reason" dir="auto">
        {lease.by}: {lease.reason}
      </span>
    </>
  );

interface EndNowProps {
  readonly lease: GrantedGuest;
  readonly name: string;
  readonly onEnded: () => void;
}

const EndNow = ({ lease, name, onEnded }: EndNowProps) => {
  const { api, notices } = useDashboard();
  const isBusy = useSignal(false);
  const end = async (): Promise<void> => {
    isBusy.value = true;
    const result = await api.call('endGuest', { leaseId: lease.leaseId });
    isBusy.value = false;
    if (!result.ok) return notices.say('bad', result.detail);
    notices.say('good', `${lease.label} is out on ${name}.`);
    onEnded();
  };
  return (
    <Button isBusy={isBusy.value} onClick={end} label={`End now: ${lease.label}, ${name}`}>
      End now
    </Button>
  );
};

interface ActionsProps extends Pick<GuestTableProps, 'onLetIn' | 'onMoveEnd'> {
  readonly device: GuestDevice;
  readonly lease: GrantedGuest | null;
}

/** What lets in becomes what changes the end, and back: the keyboard stays where it is. */
const Actions = ({ device, lease, onLetIn, onMoveEnd }: ActionsProps) => {
  const place = useRef<HTMLSpanElement>(null);
  return (
    <span class="guest-actions" ref={place}>
      <Button
        kind={lease === null ? 'plain' : 'quiet'}
        onClick={() => (lease === null ? onLetIn(device) : onMoveEnd(lease))}
        label={lease === null ? `Let in… on ${device.name}` : `Change end… of ${lease.label}`}
      >
        {lease === null ? 'Let in…' : 'Change end…'}
      </Button>
      {lease !== null && (
        <EndNow
          lease={lease}
          name={device.name}
          onEnded={() => place.current?.querySelector('button')?.focus()}
        />
      )}
    </span>
  );
};

/** Every device that is nobody's, and who is let in on it. */
export const GuestTable = ({ devices, onLetIn, onMoveEnd }: GuestTableProps) => {
  const { clock } = useDashboard();
  const now = clock.now.value;
  const leaseNow = ({ lease }: GuestDevice): GrantedGuest | null =>
    lease !== null && lease.endsAt > now ? lease : null;
  return (
    <Table
      caption="Devices that are nobody’s"
      rows={devices}
      keyOf={({ deviceId }) => deviceId}
      columns={[
        { heading: 'Device', kind: 'name', cell: ({ name }) => <span class="tabular">{name}</span> },
        { heading: 'Connection', cell: (device) => <Presence device={device} now={now} /> },
        { heading: 'Guest', cell: (device) => <Lease lease={leaseNow(device)} /> },
        {
          heading: 'Ends',
          cell: (device) => {
            const lease = leaseNow(device);
            return lease === null ? (
              <span class="quiet-text">–</span>
            ) : (
              <>
                <span class="countdown">{timeLeft(lease.endsAt, now)}</span>
                <span class="quiet-text second-line">{dayAndTime(lease.endsAt, now)}</span>
              </>
            );
          },
        },
        {
          heading: 'Change',
          isHeadingHidden: true,
          kind: 'number',
          cell: (device) => (
            <Actions device={device} lease={leaseNow(device)} onLetIn={onLetIn} onMoveEnd={onMoveEnd} />
          ),
        },
      ]}
    />
  );
};

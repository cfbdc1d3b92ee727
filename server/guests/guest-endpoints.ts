import { longestGuestMs, type GuestDevice, type guestsApi } from '#shared/api/guests.ts';
import { failure, success, type Failure, type Result } from '#shared/result.ts';
import type { Clock } from '../clock.ts';
import type { DesiredStates } from '../devices/desired-state.ts';
import type { DeviceBook, DeviceRecord } from '../devices/device-book.ts';
import type { DeviceLinks } from '../devices/device-link.ts';
import type { Placement } from '../devices/placement.ts';
import type { Ledger } from '../evidence/ledger.ts';
import type { PolicyStore } from '../filtering/policy-store.ts';
import type { Handlers } from '../http/endpoint.ts';
import type { Viewers } from '../lessons/viewers.ts';
import type { Actor } from '../people/actor.ts';
import { askMay } from '../people/ask-may.ts';
import type { GuestLeases } from './guest-leases.ts';

export interface GuestEndpointsParts {
  readonly guestLeases: GuestLeases;
  readonly book: DeviceBook;
  readonly links: DeviceLinks;
  readonly states: Pick<DesiredStates, 'deliverLater'>;
  readonly placement: Pick<Placement, 'settle'>;
  readonly policies: Pick<PolicyStore, 'current'>;
  readonly rooms: Pick<Viewers, 'guestsChanged'>;
  readonly ledger: Ledger;
  readonly clock: Clock;
}

type GuestEndpoints = Pick<Handlers, keyof typeof guestsApi>;

const isOver = failure('not-found', 'It has ended already.');

export const guestEndpoints = (parts: GuestEndpointsParts): GuestEndpoints => ({
  guestDevices: async (_request, { actor }) => {
    const refused = await mayLetIn(parts, actor, 'guests');
    if (refused) return refused;
    const needsLease = parts.policies.current.compiled.policy.rules.guestsNeedLease;
    return success({ needsLease, devices: await guestDevices(parts) });
  },

  letGuestIn: async ({ deviceId, label, reason, endsAt }, { actor }) => {
    const refused = await mayLetIn(parts, actor, deviceId);
    if (refused) return refused;
    const record = parts.book.find(deviceId);
    if (record === undefined) return failure('not-found');
    if (!isNobodys(record)) return failure('conflict', 'This device is somebody’s: only they browse on it.');
    const isWrong = wrongEnd(endsAt, parts.clock());
    if (isWrong) return isWrong;
    const ownerId = actor.accountId;
    const leaseId = await parts.guestLeases.add({ deviceId, ownerId, label, reason, endsAt });
    if (leaseId === null) return failure('conflict', 'A guest is let in at this device already.');
    await tell(parts, deviceId);
    return success({ leaseId, endsAt });
  },

  moveGuestEnd: async ({ leaseId, endsAt }, { actor }) => {
    const refused = await mayLetIn(parts, actor, leaseId);
    if (refused) return refused;
    const isWrong = wrongEnd(endsAt, parts.clock());
    if (isWrong) return isWrong;
    return change(parts, leaseId, () => parts.guestLeases.moveEnd(actor.accountId, leaseId, endsAt));
  },

  endGuest: async ({ leaseId }, { actor }) => {
    const refused = await mayLetIn(parts, actor, leaseId);
    if (refused) return refused;
    return change(parts, leaseId, () => parts.guestLeases.end(actor.accountId, leaseId, 'By hand'));
  },
});

const mayLetIn = (parts: GuestEndpointsParts, actor: Actor, object: string): Promise<Failure | null> =>
  askMay(parts, actor, 'let-guests-in', {}, object);

const isNobodys = ({ pupilId, staffId }: DeviceRecord): boolean => pupilId === null && staffId === null;

const wrongEnd = (endsAt: number, now: number): Failure | null => {
  if (endsAt <= now) return failure('bad-message', 'Its end has passed already.');
  if (endsAt <= now + longestGuestMs) return null;
  return failure('bad-message', 'Guest access lasts 7 days at most. It can be extended.');
};

const change = async (
  parts: GuestEndpointsParts,
  leaseId: string,
  make: () => Promise<boolean>,
): Promise<Result<Record<string, never>>> => {
  const stored = await parts.guestLeases.find(leaseId);
  if (stored === undefined || !(await make())) return isOver;
  await tell(parts, stored.deviceId);
  return success({});
};

const tell = async ({ placement, states, rooms }: GuestEndpointsParts, deviceId: string): Promise<void> => {
  states.deliverLater(await placement.settle([deviceId]));
  rooms.guestsChanged();
};

/** Those with a guest first, then the connected, then those that were here last. */
const guestDevices = async ({ book, links, guestLeases }: GuestEndpointsParts): Promise<GuestDevice[]> => {
  const held = new Map((await guestLeases.inForce()).map((lease) => [lease.deviceId, lease]));
  const devices = book
    .all()
    .filter(isNobodys)
    .map((record): GuestDevice => {
      const lease = held.get(record.deviceId);
      return {
        deviceId: record.deviceId,
        name: record.assetId ?? record.serialNumber ?? record.deviceId.slice(0, 8),
        isConnected: links.find(record.deviceId) !== undefined,
        lastSeenAt: record.lastSeenAt,
        lease: lease ? granted(lease) : null,
      };
    });
  const rank = ({ lease, isConnected }: GuestDevice): number => (lease ? 0 : isConnected ? 1 : 2);
  return devices.toSorted((one, other) => rank(one) - rank(other) || other.lastSeenAt - one.lastSeenAt);
};

const granted = ({
  leaseId,
  label,
  reason,
  by,
  startedAt,
  endsAt,
}: Awaited<ReturnType<GuestLeases['inForce']>>[number]): NonNullable<GuestDevice['lease']> => ({
  leaseId,
  label,
  reason,
  by,
  startedAt,
  endsAt,
});

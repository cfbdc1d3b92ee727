import type { DeviceSummary } from '#shared/api/devices.ts';
import type { BoundPupil, BoundStaff } from '#shared/people.ts';
import { failure, success } from '#shared/result.ts';
import type { Ledger } from '../evidence/ledger.ts';
import type { Handlers } from '../http/endpoint.ts';
import type { ClassRoster } from '../lessons/class-roster.ts';
import type { Clock } from '../clock.ts';
import { askMay } from '../people/ask-may.ts';
import type { DeviceBook, DeviceRecord } from './device-book.ts';
import type { DeviceLinks } from './device-link.ts';
import type { HealthWatch } from './health-watch.ts';
import type { Placement } from './placement.ts';
import type { TellMet } from '../prompts/tell-met.ts';

export interface DeviceEndpointsParts {
  readonly book: DeviceBook;
  readonly links: DeviceLinks;
  readonly health: HealthWatch;
  readonly placement: Placement;
  readonly roster: ClassRoster;
  readonly tellMet: Pick<TellMet, 'boundTo'>;
  readonly ledger: Ledger;
  readonly clock: Clock;
}

type DeviceEndpoints = Pick<Handlers, 'devices' | 'bindDevice'>;

export const deviceEndpoints = (parts: DeviceEndpointsParts): DeviceEndpoints => ({
  devices: async (_request, { actor }) => {
    const refused = await askMay(parts, actor, 'bind-device', {}, 'devices');
    if (refused) return refused;
    const devices = parts.book.all().toSorted((one, other) => other.lastSeenAt - one.lastSeenAt);
    const pupils = await parts.roster.bound(devices.flatMap(({ pupilId }) => pupilId ?? []));
    const accounts = await parts.roster.boundStaff(devices.flatMap(({ staffId }) => staffId ?? []));
    return success(
      devices.map((device) => {
        const pupil = pupils.get(device.pupilId ?? '');
        return summaryOf(parts, device, { pupil, account: accounts.get(device.staffId ?? '') });
      }),
    );
  },

  bindDevice: async ({ deviceId, pupilId, staffId = null }, { actor }) => {
    const refused = await askMay(parts, actor, 'bind-device', {}, deviceId);
    if (refused) return refused;
    const isPupilKnown = pupilId === null || (await parts.roster.bound([pupilId])).has(pupilId);
    const isStaffKnown = staffId === null || (await parts.roster.boundStaff([staffId])).has(staffId);
    if (!isPupilKnown || !isStaffKnown || !parts.book.find(deviceId)) return failure('not-found');
    await parts.placement.bind(actor.accountId, deviceId, { pupilId, staffId });
    await parts.tellMet.boundTo(deviceId);
    return success({});
  },
});

interface Owners {
  readonly pupil: BoundPupil | undefined;
  readonly account: BoundStaff | undefined;
}

const summaryOf = (
  parts: DeviceEndpointsParts,
  device: DeviceRecord,
  { pupil, account }: Owners,
): DeviceSummary => {
  const { deviceId, pupilId, staffId, profileEmail, serialNumber, assetId } = device;
  const { extensionVersion, enrolledAt, lastSeenAt, policyVersion } = device;
  return {
    deviceId,
    pupilId,
    pupilName: pupil?.name ?? null,
    staffId,
    staffName: account?.name ?? null,
    profileEmail,
    serialNumber,
    assetId,
    extensionVersion,
    enrolledAt,
    lastSeenAt,
    policyVersion,
    isConnected: parts.links.find(deviceId) !== undefined,
    problems: parts.health.problemsOf(device),
  };
};

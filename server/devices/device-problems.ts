import type { Presence } from '#shared/reports.ts';
import type { DeviceRecord } from './device-book.ts';

export interface DeviceHealth {
  readonly device: DeviceRecord;
  /** The member of staff it is bound to may be taken to be at it. */
  readonly isStaffThere: boolean;
  readonly isConnected: boolean;
  readonly isPending: boolean;
  readonly presence: Presence | null;
  /** The version in force at the school. */
  readonly policyVersion: number;
  readonly now: number;
}

const longAbsenceMs = 14 * 24 * 3_600_000;

/** One plain sentence a problem; empty when the device is healthy. Pure. */
export const deviceProblems = (health: DeviceHealth): string[] => {
  const { device, isStaffThere, isConnected, isPending, presence, policyVersion, now } = health;
  const layers = isConnected ? presence?.layers : undefined;
  const problems: [boolean, string][] = [
    [
      device.pupilId === null && device.staffId === null,
      'Not bound to a pupil or to staff, so the rules for guests hold.',
    ],
    [
      device.staffId !== null && !isStaffThere,
      'Bound to staff who have left, or whose browser is signed in as somebody else, so the rules for guests hold.',
    ],
    [!isConnected && now - device.lastSeenAt > longAbsenceMs, 'Not seen for more than two weeks.'],
    [isConnected && device.policyVersion !== policyVersion, 'On an older policy.'],
    [isConnected && isPending, 'Has not done what it was last told.'],
    [layers?.managed === false, 'Not installed by policy, so it can be removed.'],
    [layers?.webRequest === false, 'Does not stop the first page after the browser starts.'],
    [layers?.rules === false, 'The filtering rules are not loaded.'],
  ];
  return problems.flatMap(([holds, sentence]) => (holds ? sentence : []));
};

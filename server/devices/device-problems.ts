import type { Presence } from '#shared/reports.ts';
import type { DeviceRecord } from './device-book.ts';

export interface DeviceHealth {
  readonly device: DeviceRecord;
  /** The member of staff it is bound to may be taken to be at it. */
  readonly isStaffThere: boolean;
  readonly isConnected: boolean;
  readonly isPending: boolean;
  /** Its pupil is being taught now, so it is expected to be heard of. */
  readonly isInLesson: boolean;
  readonly presence: Presence | null;
  /** Its clock minus the server's; null while it has not said. */
  readonly clockSkewMs: number | null;
  /** Its pupil has another device connected, too. */
  readonly isPupilElsewhere: boolean;
  /** When it was last heard of, connected or not: server epoch ms. */
  readonly heardAt: number;
  /** How long nobody had touched it when it was last heard of; 0 where somebody was at it, or nobody knows. */
  readonly untouchedMs: number;
  /** The version in force at the school. */
  readonly policyVersion: number;
  readonly now: number;
}

/** A device tells how it is every 20 s; what is amiss is shown within a minute and a half. */
const quietAfterMs = 60_000;
const longAbsenceMs = 14 * 24 * 3_600_000;

/** One plain sentence a problem; empty when the device is healthy. Pure. */
export const deviceProblems = (health: DeviceHealth): string[] => {
  const { device, isStaffThere, isConnected, isPending, isInLesson } = health;
  const { presence, clockSkewMs, isPupilElsewhere, heardAt, untouchedMs, policyVersion, now } = health;
  const layers = isConnected ? presence?.layers : undefined;
  const isQuiet = now - heardAt > quietAfterMs;
  // Its tile says so; nothing is amiss.
  const isAsleep = presence?.activity === 'screen-locked';
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
    [isConnected && isQuiet, 'Connected, but has told nothing for more than a minute.'],
    [!isConnected && isInLesson && isQuiet && !isAsleep, goneWords(untouchedMs)],
    [isConnected && device.policyVersion !== policyVersion, 'On an older policy.'],
    [isConnected && isPending, 'Has not done what it was last told.'],
    [isConnected && isPupilElsewhere, 'The pupil is signed in on another device, too.'],
    [isConnected && isClockWrong(clockSkewMs), `Its clock is ${clockWords(clockSkewMs ?? 0)}.`],
    [layers?.managed === false, 'Not installed by policy, so it can be removed.'],
    [layers?.webRequest === false, 'Does not stop the first page after the browser starts.'],
    [layers?.rules === false, 'The filtering rules are not loaded.'],
    [layers?.index === false, 'The category lists have not arrived yet.'],
  ];
  return problems.flatMap(([holds, sentence]) => (holds ? sentence : []));
};

/** A Chromebook that nobody touches goes to sleep after some minutes. */
const probablyAsleepMs = 4 * 60_000;

/** Nothing is heard of a laptop whose lid is shut; no more is said than is known. */
const goneWords = (untouchedMs: number): string =>
  untouchedMs < probablyAsleepMs
    ? 'Silent: its lid is closed, the Wi-Fi is lost, or it is switched off. Nobody can tell which from here.'
    : `Silent. Nobody had touched it for ${Math.floor(untouchedMs / 60_000)} minutes before, so it is probably asleep.`;

/** Sites' certificates begin to fail where a clock is wrong by hours; a few minutes do no harm. */
const mostSkewMs = 5 * 60_000;
const isClockWrong = (skewMs: number | null): boolean => skewMs !== null && Math.abs(skewMs) > mostSkewMs;

const units: readonly [ms: number, word: string][] = [
  [24 * 3_600_000, 'day'],
  [3_600_000, 'hour'],
  [60_000, 'minute'],
];

/** "3 hours fast", "1 day slow". */
const clockWords = (skewMs: number): string => {
  const size = Math.abs(skewMs);
  const [ms, word] = units.find(([unitMs]) => size >= unitMs) ?? [60_000, 'minute'];
  const count = Math.round(size / ms);
  return `${count} ${word}${count === 1 ? '' : 's'} ${skewMs > 0 ? 'fast' : 'slow'}`;
};

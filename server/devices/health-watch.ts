import type { Clock } from '../clock.ts';
import { inTurnsOfTheLoop } from '../in-turns-of-the-loop.ts';
import type { DesiredStates } from './desired-state.ts';
import type { DeviceBook, DeviceRecord } from './device-book.ts';
import type { DeviceLinks } from './device-link.ts';
import { deviceProblems } from './device-problems.ts';
import type { Presences, Sighting } from './presences.ts';

export interface HealthWatchParts {
  readonly book: DeviceBook;
  readonly links: DeviceLinks;
  readonly states: DesiredStates;
  readonly presences: Presences;
  readonly clock: Clock;
  readonly policyVersion: () => number;
  /** What is wrong with some device is not what it was. */
  readonly onChange: (deviceIds: readonly string[]) => void;
}

/** A whole school looked at in one go would hold up its screens. */
const lookedAtAtATime = 50;

/** What is wrong with each device, looked at again every few seconds: silence shows by time alone. */
export class HealthWatch {
  readonly #parts: HealthWatchParts;
  readonly #lastSeen = new Map<string, readonly string[]>();
  readonly #standing = new Map<string, readonly string[]>();

  constructor(parts: HealthWatchParts) {
    this.#parts = parts;
  }

  /** One plain sentence a problem. */
  problemsOf(device: DeviceRecord): string[] {
    const { links, states, presences, clock, policyVersion } = this.#parts;
    const { deviceId } = device;
    const sighting = presences.of(deviceId);
    const { presence, presenceAt, connectedAt, clockSkewMs } = sighting;
    const { staff, lesson } = states.of(deviceId);
    return deviceProblems({
      device,
      isStaffThere: staff !== null,
      isConnected: links.find(deviceId) !== undefined,
      isPending: states.isPending(deviceId),
      isInLesson: lesson !== null,
      presence,
      clockSkewMs,
      isPupilElsewhere: this.#isPupilElsewhere(device),
      heardAt: Math.max(presenceAt, connectedAt ?? 0, device.lastSeenAt),
      untouchedMs: untouchedMs(sighting),
      policyVersion: policyVersion(),
      now: clock(),
    });
  }

  #isPupilElsewhere({ deviceId, pupilId }: DeviceRecord): boolean {
    const others = pupilId === null ? [] : this.#parts.book.ofPupil(pupilId);
    return others.some((other) => other.deviceId !== deviceId && this.#parts.links.find(other.deviceId));
  }

  /** What was wrong at the last two looks: a command under way is no ill. */
  standingProblems(deviceId: string): readonly string[] {
    return this.#standing.get(deviceId) ?? [];
  }

  async tick(): Promise<void> {
    const changed: DeviceRecord[] = [];
    await inTurnsOfTheLoop(this.#parts.book.all(), lookedAtAtATime, (device) => {
      if (this.#look(device)) changed.push(device);
    });
    if (changed.length > 0) this.#parts.onChange(changed.map(({ deviceId }) => deviceId));
  }

  /** True when something else stands than before. */
  #look(device: DeviceRecord): boolean {
    const { deviceId } = device;
    const problems = this.problemsOf(device);
    const before = this.standingProblems(deviceId);
    const standing = problems.filter((problem) => this.#lastSeen.get(deviceId)?.includes(problem));
    this.#lastSeen.set(deviceId, problems);
    this.#standing.set(deviceId, standing);
    return standing.join('\n') !== before.join('\n');
  }
}

const untouchedMs = ({ presence, presenceAt, activitySince, leftAt }: Sighting): number =>
  presence?.activity === 'idle' ? Math.max(presenceAt, leftAt ?? 0) - activitySince : 0;

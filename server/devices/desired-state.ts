import type { Kysely } from 'kysely';
import type { Logger } from 'pino';
import {
  deviceStateSchema,
  initialDeviceState,
  withoutEnded,
  type DeviceState,
} from '#shared/device-state.ts';
import { controlNames, type ControlName, type Controls } from '#shared/lesson-controls.ts';
import { failure, success, type Result } from '#shared/result.ts';
import { oneAtATime } from '#shared/one-at-a-time.ts';
import type { Clock } from '../clock.ts';
import type { Storage } from '../storage/storage.ts';
import type { Schema } from '../storage/schema.ts';
import type { DeviceLinks } from './device-link.ts';
import { HeldStates } from './held-states.ts';

interface Entry {
  readonly state: DeviceState;
  readonly appliedVersion: number;
  /** What was on in the newest state that the device has made true, where that is known. */
  readonly applied?: Controls;
}
export type NextState = (state: DeviceState, deviceId: string) => DeviceState;
export type Applied = Result<{ appliedInMs: number }>;

export interface DesiredStatesParts {
  readonly storage: Pick<Storage, 'db'>;
  readonly links: DeviceLinks;
  readonly clock: Clock;
  readonly log: Logger;
  /** Told whenever what a device must be, or whether it is, has changed. */
  readonly onChange: (deviceId: string) => void;
}

const storedAndWaiting = 'The device is offline. This is stored and takes effect when it comes back.';

/** What each device must be: stored first, then sent, then known to be applied. */
export class DesiredStates {
  readonly #parts: DesiredStatesParts;
  readonly #db: Kysely<Schema>;
  readonly #entries = new Map<string, Entry>();
  readonly #held = new HeldStates();
  readonly #unwritten = new Set<string>();
  readonly #inTurn = oneAtATime();

  constructor(parts: DesiredStatesParts) {
    this.#parts = parts;
    this.#db = parts.storage.db;
  }

  async load(): Promise<void> {
    for (const row of await this.#db.selectFrom('deviceStates').selectAll().execute()) {
      const state = deviceStateSchema.parse(JSON.parse(row.state));
      const isApplied = row.appliedVersion >= state.version;
      const { appliedVersion } = row;
      this.#entries.set(row.deviceId, { state, appliedVersion, ...(isApplied && { applied: state }) });
    }
  }

  /** As it holds now, without what has ended meanwhile. */
  of(deviceId: string): DeviceState {
    return this.#held.of(deviceId, this.#entry(deviceId).state, this.#parts.clock());
  }

  /** Every device of which a state is stored. */
  known(): string[] {
    return [...this.#entries.keys()];
  }

  /** Every device that is in this lesson now, connected or not. */
  inLesson(lessonId: string): string[] {
    return [...this.#entries.keys()].filter((deviceId) => this.of(deviceId).lesson?.lessonId === lessonId);
  }

  /** Stopped and referred. Asked for every frame, so it looks no further. */
  isStopped(deviceId: string): boolean {
    return this.#entry(deviceId).state.stop !== null;
  }

  /** Out of school, as it last connected. Asked for every frame, too. */
  isOutside(deviceId: string): boolean {
    return this.#entry(deviceId).state.place === 'outside';
  }

  isPending(deviceId: string): boolean {
    const { state, appliedVersion } = this.#entry(deviceId);
    return appliedVersion < state.version;
  }

  /** What is on by what is stored, and not yet on the device as far as anybody knows. */
  pendingControls(deviceId: string): ControlName[] {
    if (!this.isPending(deviceId)) return [];
    const { state, applied } = this.#entry(deviceId);
    return controlNames.filter((name) => JSON.stringify(state[name]) !== JSON.stringify(applied?.[name]));
  }

  /** Stores the next states of many devices in one transaction. Answers those that did change. */
  change(deviceIds: readonly string[], next: NextState): Promise<string[]> {
    return this.#inTurn(async () => {
      const now = this.#parts.clock();
      const changed = deviceIds.flatMap((deviceId) => {
        const before = this.#entry(deviceId).state;
        const after = { ...next(withoutEnded(before, now), deviceId), version: before.version };
        return isSame(before, after) ? [] : [{ deviceId, state: { ...after, version: before.version + 1 } }];
      });
      await this.#store(changed);
      return changed.map(({ deviceId }) => deviceId);
    });
  }

  /** A device that is ahead of us has met a database that was put back since: go on above it. */
  riseAbove(deviceId: string, deviceVersion: number): Promise<void> {
    return this.#inTurn(async () => {
      const { state } = this.#entry(deviceId);
      if (deviceVersion <= state.version) return;
      await this.#store([{ deviceId, state: { ...state, version: deviceVersion + 1 } }]);
    });
  }

  /** Sends the stored state; resolves when the device has applied it, or with why not, and tells what came of it later. */
  async deliver(deviceId: string, onLate?: (late: Applied) => void): Promise<Applied> {
    const link = this.#parts.links.find(deviceId);
    if (!link) return failure('offline', storedAndWaiting);
    const state = this.of(deviceId);
    const startedAt = performance.now();
    const cameTo = (answer: Result<{ version: number }>): Applied => {
      if (!answer.ok) return answer;
      if (answer.value.version < state.version) return failure('failed');
      this.noteApplied(deviceId, answer.value.version);
      return success({ appliedInMs: Math.round(performance.now() - startedAt) });
    };
    const cameToLater = (late: Result<{ version: number }>): void => {
      const outcome = cameTo(late);
      onLate?.(outcome);
    };
    return cameTo(await link.sendState(state, cameToLater));
  }

  /** The same for many at once, without waiting: what fails now is sent again when the device says hello. */
  deliverLater(deviceIds: readonly string[]): void {
    for (const deviceId of deviceIds) {
      this.deliver(deviceId).catch((error: unknown) =>
        this.#parts.log.error({ err: error }, 'State not sent'),
      );
    }
  }

  /** A version the device has not been given cannot have been applied, whatever it says. */
  noteApplied(deviceId: string, version: number): void {
    const entry = this.#entry(deviceId);
    if (version <= entry.appliedVersion || version > entry.state.version) return;
    const isNewest = version === entry.state.version;
    this.#entries.set(deviceId, {
      ...entry,
      appliedVersion: version,
      ...(isNewest && { applied: entry.state }),
    });
    this.#unwritten.add(deviceId);
    this.#parts.onChange(deviceId);
  }

  /** Writes which versions were applied; sent states themselves are on the disk before they are sent. */
  async flush(): Promise<void> {
    const ids = [...this.#unwritten];
    this.#unwritten.clear();
    if (ids.length > 0) await this.#write(ids.map((deviceId) => ({ deviceId, ...this.#entry(deviceId) })));
  }

  #entry(deviceId: string): Entry {
    return this.#entries.get(deviceId) ?? { state: initialDeviceState, appliedVersion: 0 };
  }

  async #store(changed: readonly { deviceId: string; state: DeviceState }[]): Promise<void> {
    if (changed.length === 0) return;
    await this.#write(
      changed.map(({ deviceId, state }) => ({
        deviceId,
        state,
        appliedVersion: this.#entry(deviceId).appliedVersion,
      })),
    );
    for (const { deviceId, state } of changed) {
      this.#entries.set(deviceId, { ...this.#entry(deviceId), state });
      this.#parts.onChange(deviceId);
    }
  }

  async #write(entries: readonly (Entry & { deviceId: string })[]): Promise<void> {
    const rows = entries.map(({ deviceId, state, appliedVersion }) => ({
      deviceId,
      version: state.version,
      state: JSON.stringify(state),
      appliedVersion,
    }));
    await this.#db
      .insertInto('deviceStates')
      .values(rows)
      .onConflict((conflict) =>
        conflict.column('deviceId').doUpdateSet((row) => ({
          version: row.ref('excluded.version'),
          state: row.ref('excluded.state'),
          appliedVersion: row.ref('excluded.appliedVersion'),
        })),
      )
      .execute();
  }
}

const isSame = (one: DeviceState, other: DeviceState): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

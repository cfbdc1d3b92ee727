import type { DeviceState, Watch } from '#shared/device-state.ts';
import type { FilterTestFinding } from '#shared/filter-test.ts';
import type { SignedPolicy } from '#shared/policy/policy.ts';
import type { MetTelling } from '#shared/prompts/met-lately.ts';
import type { Result } from '#shared/result.ts';
import type { Scene, SceneRequest } from '#shared/scene.ts';
import type { EarlierPicture } from '#shared/screen/earlier-pictures.ts';
import type { FrameMode } from '#shared/screen/frame.ts';
import type { Action, Picture } from '#shared/socket-events.ts';

/** Told once what came of it, where the promise had to say `timed-out`; `timed-out` again where nothing ever came. */
export type OnLate<Value> = (answer: Result<Value>) => void;

/** A device that is connected now. Each promise resolves with what the device answered, or why it did not. */
export interface DeviceLink {
  readonly deviceId: string;
  sendState(state: DeviceState, onLate: OnLate<{ version: number }>): Promise<Result<{ version: number }>>;
  sendPolicy(policy: SignedPolicy): Promise<Result<{ version: number }>>;
  sendAction(action: Action, onLate: OnLate<null>): Promise<Result<null>>;
  capture(): Promise<Result<Picture>>;
  earlierPictures(): Promise<Result<EarlierPicture[]>>;
  testFilter(): Promise<Result<FilterTestFinding[]>>;
  recordScene(request: SceneRequest): Promise<Result<Scene>>;
  sendWatch(watch: Watch): void;
  sendMet(telling: MetTelling): void;
  sendNeedKey(mode: FrameMode): void;
  /** Another socket of the same device has taken its place. */
  replace(): void;
}

/** The devices connected now, one link each: the newer replaces the older. */
export class DeviceLinks {
  readonly #links = new Map<string, DeviceLink>();

  get size(): number {
    return this.#links.size;
  }

  find(deviceId: string): DeviceLink | undefined {
    return this.#links.get(deviceId);
  }

  all(): DeviceLink[] {
    return [...this.#links.values()];
  }

  add(link: DeviceLink): void {
    const older = this.#links.get(link.deviceId);
    this.#links.set(link.deviceId, link);
    older?.replace();
  }

  /** False when another link has taken its place already. */
  remove(link: DeviceLink): boolean {
    if (this.#links.get(link.deviceId) !== link) return false;
    return this.#links.delete(link.deviceId);
  }
}

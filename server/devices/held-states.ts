import { endsNext, withoutEnded, type DeviceState } from '#shared/device-state.ts';

interface Held {
  readonly stored: DeviceState;
  /** What is on between the two instants, epoch ms, the second not included. */
  readonly state: DeviceState;
  readonly from: number;
  readonly until: number;
}

/** Stored states without what has ended; each worked out again only when it was changed or something in it ends. */
export class HeldStates {
  readonly #held = new Map<string, Held>();

  of(deviceId: string, stored: DeviceState, now: number): DeviceState {
    const known = this.#held.get(deviceId);
    if (known?.stored === stored && known.from <= now && now < known.until) return known.state;
    const held = { stored, state: withoutEnded(stored, now), from: now, until: endsNext(stored, now) };
    this.#held.set(deviceId, held);
    return held.state;
  }
}

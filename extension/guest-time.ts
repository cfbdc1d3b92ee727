import type { DeviceState, GuestLease } from '#shared/device-state.ts';
import { personOf } from '#shared/policy/audience.ts';

/** So long before the end a guest sees the time run out. */
export const toldBeforeMs = 5 * 60_000;

/** Who let the guest at this computer in, while it holds; null for everybody else. */
export const guestNow = (
  { guest, pupil, staff }: Pick<DeviceState, 'guest' | 'pupil' | 'staff'>,
  now: number,
): GuestLease | null =>
  guest !== null && guest.endsAt > now && personOf({ pupil, staff }).kind === 'guest' ? guest : null;

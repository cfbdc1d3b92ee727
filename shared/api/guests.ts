import * as z from 'zod/mini';
import { idSchema, nameSchema } from '../people.ts';
import { get, instant, nothing, post } from './endpoint.ts';

/** From now on, when it is given and whenever its end is moved. */
export const longestGuestMs = 7 * 24 * 3_600_000;

export const grantedGuestSchema = z.object({
  leaseId: idSchema,
  /** Whom it is for, as staff wrote it: "Visitor, Tuesday's assembly". */
  label: nameSchema,
  reason: z.string(),
  by: nameSchema,
  startedAt: instant,
  endsAt: instant,
});
export type GrantedGuest = z.infer<typeof grantedGuestSchema>;

/** A device that is nobody's. */
export const guestDeviceSchema = z.object({
  deviceId: idSchema,
  name: z.string(),
  isConnected: z.boolean(),
  lastSeenAt: instant,
  lease: z.nullable(grantedGuestSchema),
});
export type GuestDevice = z.infer<typeof guestDeviceSchema>;

export const guestsApi = {
  /** `needsLease`: where nobody has let a guest in, their pages wait; else they go by the guests' rules. */
  guestDevices: get(
    '/api/guests',
    nothing,
    z.object({ needsLease: z.boolean(), devices: z.array(guestDeviceSchema) }),
  ),
  letGuestIn: post(
    '/api/guests/let-in',
    z.object({
      deviceId: idSchema,
      label: nameSchema,
      reason: z.string().check(z.trim(), z.minLength(1), z.maxLength(200)),
      endsAt: instant,
    }),
    z.object({ leaseId: idSchema, endsAt: instant }),
  ),
  moveGuestEnd: post('/api/guests/end-at', z.object({ leaseId: idSchema, endsAt: instant }), nothing),
  endGuest: post('/api/guests/end', z.object({ leaseId: idSchema }), nothing),
} as const;

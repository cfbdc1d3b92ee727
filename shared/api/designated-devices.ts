import * as z from 'zod/mini';
import { idSchema, nameSchema } from '../people.ts';
import { get, instant, nothing, post } from './endpoint.ts';

const base64Url = z.string().check(z.regex(/^[\w-]+$/), z.maxLength(1024));

/** What a browser signs to be marked, or to show which one it is (ECDSA P-256, SHA-256, IEEE P1363 form). */
export const designatedText = (purpose: 'mark' | 'prove', serverUrl: string, challenge: string): string =>
  `thinkclick designated-device ${purpose} v1\n${serverUrl}\n${challenge}`;

const designatedDeviceSchema = z.object({
  deviceId: idSchema,
  name: nameSchema,
  markedBy: nameSchema,
  markedAt: instant,
  lastUsedAt: z.nullable(instant),
});
export type DesignatedDevice = z.infer<typeof designatedDeviceSchema>;

const designatedSchema = z.object({
  /** Evidence opens on these computers only. */
  isOnly: z.boolean(),
  devices: z.array(designatedDeviceSchema),
});
export type Designated = z.infer<typeof designatedSchema>;

/** R43: one designated computer, kept to throughout. */
export const designatedDevicesApi = {
  designatedDevices: get('/api/designated-devices', nothing, designatedSchema),
  /** For this session alone, and good once, for a minute. */
  deviceChallenge: post('/api/designated-devices/challenge', nothing, z.object({ challenge: base64Url })),
  markDevice: post(
    '/api/designated-devices',
    z.object({
      name: nameSchema,
      /** SPKI, base64url. */
      publicKey: base64Url,
      challenge: base64Url,
      signature: base64Url,
    }),
    z.object({ deviceId: idSchema }),
  ),
  /** Holds for this session, for ten minutes. */
  proveDevice: post(
    '/api/designated-devices/prove',
    z.object({ deviceId: idSchema, challenge: base64Url, signature: base64Url }),
    nothing,
  ),
  unmarkDevice: post('/api/designated-devices/remove', z.object({ deviceId: idSchema }), nothing),
  setDesignatedOnly: post('/api/designated-devices/only', z.object({ isOnly: z.boolean() }), nothing),
} as const;

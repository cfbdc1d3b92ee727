import * as z from 'zod/mini';
import { emailSchema, idSchema, nameSchema } from '../people.ts';
import { count, get, instant, nothing, post } from './endpoint.ts';

export const deviceSummarySchema = z.object({
  deviceId: idSchema,
  pupilId: z.nullable(idSchema),
  pupilName: z.nullable(nameSchema),
  /** The member of staff it is bound to. */
  staffId: z.nullable(idSchema),
  staffName: z.nullable(nameSchema),
  profileEmail: z.nullable(emailSchema),
  serialNumber: z.nullable(z.string()),
  assetId: z.nullable(z.string()),
  extensionVersion: z.string(),
  enrolledAt: instant,
  lastSeenAt: instant,
  isConnected: z.boolean(),
  policyVersion: count,
  /** Empty when healthy; otherwise one plain sentence a problem. */
  problems: z.array(z.string()),
});
export type DeviceSummary = z.infer<typeof deviceSummarySchema>;

export const deploymentSchema = z.object({
  extensionId: z.string(),
  extensionVersion: z.string(),
  updateUrl: z.string(),
  serverUrl: z.string(),
  /** Google Admin: "Policy for extensions", each value wrapped as {"Value": …}. */
  googleAdminJson: z.string(),
  /** /etc/opt/chrome/policies/managed or /etc/chromium/policies/managed on Linux. */
  linuxJson: z.string(),
  /** Edge on Windows. */
  edgeRegistry: z.string(),
  recommended: z.array(z.object({ policy: z.string(), value: z.string(), why: z.string() })),
});
export type Deployment = z.infer<typeof deploymentSchema>;

export const devicesApi = {
  devices: get('/api/devices', nothing, z.array(deviceSummarySchema)),
  /** To a pupil, to a member of staff, or to nobody; not to both. */
  bindDevice: post(
    '/api/devices/bind',
    z
      .object({
        deviceId: idSchema,
        pupilId: z.nullable(idSchema),
        staffId: z.optional(z.nullable(idSchema)),
      })
      .check(z.refine(({ pupilId, staffId }) => pupilId === null || !staffId, 'Of a pupil or of staff')),
    nothing,
  ),
  deployment: get('/api/deployment', nothing, deploymentSchema),
} as const;

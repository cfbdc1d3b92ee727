import * as z from 'zod/mini';
import { emailSchema, idSchema, nameSchema } from '../people.ts';
import { count, get, instant, nothing, post } from './endpoint.ts';

export const deviceSummarySchema = z.object({
  deviceId: idSchema,
  pupilId: z.nullable(idSchema),
  pupilName: z.nullable(nameSchema),
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
  bindDevice: post(
    '/api/devices/bind',
    z.object({ deviceId: idSchema, pupilId: z.nullable(idSchema) }),
    nothing,
  ),
  deployment: get('/api/deployment', nothing, deploymentSchema),
} as const;

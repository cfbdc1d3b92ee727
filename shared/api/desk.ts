import * as z from 'zod/mini';
import { alertSummarySchema } from './alerts.ts';
import { count, get, instant } from './endpoint.ts';
import { incidentShelves, incidentSummarySchema } from './incidents.ts';
import { referralSummarySchema } from './referrals.ts';

/** What a line of the desk is: where it came from, which says how it is worked on. */
export const deskKinds = ['alert', 'pupil', 'staff', 'from-alert', 'referral'] as const;
export type DeskKind = (typeof deskKinds)[number];

/** How soon it wants somebody, the most urgent first; what was looked at after what was not. */
export const urgencies = ['now', 'today', 'when-you-can', 'seen', 'done'] as const;
export type Urgency = (typeof urgencies)[number];

const line = {
  id: z.string(),
  kind: z.enum(deskKinds),
  urgency: z.enum(urgencies),
  /** By when; null where that is no hurry. */
  dueAt: z.nullable(instant),
};
export const deskItemSchema = z.discriminatedUnion('is', [
  z.object({ ...line, is: z.literal('incident'), incident: incidentSummarySchema }),
  z.object({ ...line, is: z.literal('alert'), alert: alertSummarySchema }),
  z.object({ ...line, is: z.literal('referral'), referral: referralSummarySchema }),
]);
export type DeskItem = z.infer<typeof deskItemSchema>;

export const deskApi = {
  /** All that waits for whoever asks, in one order: urgency, then due time; at most `incidentsAtOnce`. */
  desk: get(
    '/api/desk',
    z.object({
      shelf: z.enum(incidentShelves),
      kind: z.enum([...deskKinds, 'all']),
      /** Part of a pupil's name, or an incident's name. */
      search: z.string().check(z.trim(), z.maxLength(100)),
    }),
    z.object({
      items: z.array(deskItemSchema),
      /** How many fit. */
      total: count,
      /** Of every shelf, of all kinds. */
      counts: z.record(z.enum(incidentShelves), count),
      /** Of this shelf, of each kind. */
      ofKind: z.record(z.enum(deskKinds), count),
    }),
  ),
} as const;

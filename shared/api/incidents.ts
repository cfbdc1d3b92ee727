import * as z from 'zod/mini';
import { idSchema, nameSchema } from '../people.ts';
import { count, get, instant, nothing, post, reason } from './endpoint.ts';

export const incidentKinds = [
  'inappropriate-content',
  'searching-for-harm',
  'bullying',
  'contact-from-stranger',
  'personal-details',
  'getting-round-the-filter',
  'other',
] as const;
export const incidentKindLabels: Record<(typeof incidentKinds)[number], string> = {
  'inappropriate-content': 'Saw something not right for children',
  'searching-for-harm': 'Searched for something harmful',
  bullying: 'Unkind words or bullying',
  'contact-from-stranger': 'Contact from a stranger',
  'personal-details': 'Gave away personal details',
  'getting-round-the-filter': 'Tried to get round the filter',
  other: 'Something else',
};
export const incidentDecisions = ['open', 'no-further-action', 'handled-in-school', 'referred'] as const;
export type IncidentDecision = (typeof incidentDecisions)[number];

/** Facts as they stood when the incident was recorded; decrypted only for those who review incidents. */
export const incidentFactsSchema = z.object({
  words: z.string(),
  page: z.nullable(z.object({ url: z.string(), title: z.string() })),
  /** All tabs that were open, as far as the device had told. */
  tabs: z.optional(z.array(z.object({ url: z.string(), title: z.string(), isActive: z.boolean() }))),
  visits: z.array(z.object({ at: instant, kind: z.string(), url: z.nullable(z.string()), text: z.string() })),
  device: z.object({
    deviceId: idSchema,
    extensionVersion: z.string(),
    profileEmail: z.nullable(z.string()),
  }),
  /** One sentence when there is no picture: why. */
  pictureMissing: z.nullable(z.string()),
});
export const incidentSummarySchema = z.object({
  incidentId: idSchema,
  /** Running number, the only name an incident has outside the product. */
  number: count,
  kind: z.enum(incidentKinds),
  pupilName: nameSchema,
  reporter: nameSchema,
  reportedAt: instant,
  decision: z.enum(incidentDecisions),
  actionCount: count,
});
export type IncidentSummary = z.infer<typeof incidentSummarySchema>;
export const incidentSchema = z.object({
  ...incidentSummarySchema.shape,
  reporterPosition: z.string(),
  className: nameSchema,
  facts: incidentFactsSchema,
  /** GET /api/evidence/:evidenceId serves the bytes. `sha256` is of the original bytes, hex. */
  pictures: z.array(
    z.object({ evidenceId: idSchema, takenAt: instant, sha256: z.string(), sizeBytes: count }),
  ),
  actions: z.array(z.object({ at: instant, by: nameSchema, text: z.string() })),
  decisionReason: z.string(),
});
export type Incident = z.infer<typeof incidentSchema>;

export const incidentsApi = {
  incidents: get('/api/incidents', nothing, z.array(incidentSummarySchema)),
  incident: get('/api/incidents/one', z.object({ incidentId: idSchema }), incidentSchema),
  recordIncident: post(
    '/api/incidents',
    z.object({
      lessonId: idSchema,
      deviceId: idSchema,
      kind: z.enum(incidentKinds),
      words: z.string().check(z.trim(), z.minLength(1), z.maxLength(5000)),
    }),
    z.object({ incidentId: idSchema, number: count, hasPicture: z.boolean() }),
  ),
  addIncidentAction: post(
    '/api/incidents/actions',
    z.object({ incidentId: idSchema, text: z.string().check(z.trim(), z.minLength(1), z.maxLength(2000)) }),
    nothing,
  ),
  decideIncident: post(
    '/api/incidents/decision',
    z.object({ incidentId: idSchema, decision: z.enum(incidentDecisions), reason }),
    nothing,
  ),
} as const;

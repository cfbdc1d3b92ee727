import * as z from 'zod/mini';
import { reason } from '../api/endpoint.ts';
import { idSchema } from '../people.ts';
import { fewEyes } from './audience.ts';
import { incidentKinds, infringementCategories } from './kinds.ts';
import { measuresSchema } from './measures.ts';
import { parentsAnswerSchema } from './parents.ts';
import { peopleSchema } from './people.ts';

export const incidentDecisions = ['open', 'no-further-action', 'handled-in-school', 'referred'] as const;
export type IncidentDecision = (typeof incidentDecisions)[number];

export const decisionLabels: Readonly<Record<IncidentDecision, string>> = {
  open: 'Open',
  'no-further-action': 'No further action',
  'handled-in-school': 'Handled in school',
  referred: 'Referred',
};

/** Whether there was something in it, kept to measure later how often what was raised was a concern. */
export const triages = ['true', 'not-a-concern', 'unsure'] as const;
export type Triage = (typeof triages)[number];
export const triageLabels: Readonly<Record<Triage, string>> = {
  true: 'A true concern',
  'not-a-concern': 'Not a concern',
  unsure: 'Unsure',
};

const date = z.iso.date();

/** What may be changed of an incident, one thing at a time, each with its entry in the ledger. */
export const incidentChangeSchema = z.discriminatedUnion('kind', [
  /** Null: not judged any more. */
  z.object({
    kind: z.literal('triage'),
    triage: z.nullable(z.enum(triages)),
    reason: z.optional(z.string().check(z.trim(), z.maxLength(500))),
  }),
  z.object({ kind: z.literal('reclassify'), incidentKind: z.enum(incidentKinds), reason }),
  /** About staff it is for the head alone, about the head for the chair of governors alone; there is no way back (R46). */
  z.object({ kind: z.literal('narrow'), audience: z.enum(fewEyes), reason }),
  /** Who they are and what each had to do with it, all of them anew. Of one incident at a time. */
  z.object({ kind: z.literal('people'), people: peopleSchema, reason }),
  z.object({ kind: z.literal('category'), category: z.nullable(z.enum(infringementCategories)), reason }),
  /** All of what follows, anew: what is not named is decided against. */
  z.object({ kind: z.literal('measures'), ...measuresSchema.shape }),
  /** Null: nobody's again. */
  z.object({
    kind: z.literal('assign'),
    accountId: z.nullable(idSchema),
    note: z.string().check(z.trim(), z.maxLength(500)),
  }),
  /** Whatever closes it says too whether parents were told. */
  z.object({
    kind: z.literal('decide'),
    decision: z.enum(incidentDecisions),
    reason,
    parents: z.optional(parentsAnswerSchema),
  }),
  z.object({ kind: z.literal('review-on'), on: z.nullable(date) }),
  /** They are about the same thing as this one, which goes on for all of them. */
  z.object({ kind: z.literal('merge'), into: idSchema, reason }),
  z.object({ kind: z.literal('link'), to: idSchema }),
  z.object({ kind: z.literal('unlink'), to: idSchema }),
]);
export type IncidentChange = z.infer<typeof incidentChangeSchema>;
export const mostAtOnce = 50;

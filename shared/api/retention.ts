import * as z from 'zod/mini';
import { audiences } from '../incidents/audience.ts';
import { idSchema, nameSchema } from '../people.ts';
import { dateSchema, retentionDaysSchema } from '../retention.ts';
import { count, get, instant, nothing, post, reason } from './endpoint.ts';

export const holdScopes = ['incident', 'pupil', 'everything'] as const;
export type HoldScope = (typeof holdScopes)[number];

const runSchema = z.object({
  at: instant,
  /** How many of each kind went. */
  deleted: z.record(z.string(), count),
  /** Everything is under a legal hold: nothing went. */
  isHeld: z.boolean(),
});

export const holdSchema = z.object({
  holdId: idSchema,
  scope: z.enum(holdScopes),
  /** "Incident 12", a pupil's name, or "Everything". */
  about: z.string(),
  reason: z.string(),
  setBy: nameSchema,
  setAt: instant,
  /** It came with a referral and ends with it. */
  isReferral: z.boolean(),
});
export type Hold = z.infer<typeof holdSchema>;

export const dueSchema = z.object({
  incidentId: idSchema,
  /** "12", or "H3" where it is for the head's eyes. */
  name: z.string(),
  what: z.enum(['incident', 'evidence']),
  /** Null: no rule says; a person decides. */
  dueAt: z.nullable(instant),
  isHeld: z.boolean(),
});
export type Due = z.infer<typeof dueSchema>;

export const keptFileSchema = z.object({
  pupilId: idSchema,
  name: nameSchema,
  bornOn: dateSchema,
  /** Whether somebody entered it, or it is the latest possible by the year group. */
  isEntered: z.boolean(),
  /** The 25th birthday. */
  keptUntil: dateSchema,
});
export type KeptFile = z.infer<typeof keptFileSchema>;

export const certificateSchema = z.object({
  /** Among those of its audience. */
  number: count,
  audience: z.enum(audiences),
  at: instant,
  kind: z.enum(['incident', 'evidence']),
  /** The certificate itself: a text, signed as https://c2sp.org/signed-note has it. */
  note: z.string(),
});
export type DeletionCertificate = z.infer<typeof certificateSchema>;

export const retentionApi = {
  /** For those who look after the server too: days and sums, no pupil's records. */
  retention: get(
    '/api/retention',
    nothing,
    z.object({
      days: retentionDaysSchema,
      mayChange: z.boolean(),
      last: z.nullable(runSchema),
      certificates: count,
    }),
  ),
  /** Evidence kept for fewer days than before wants the password again, and what a second person allowed: `keep-shorter`. */
  saveRetention: post('/api/retention', retentionDaysSchema, nothing),
  /** Takes away now what is due; the same as every night. */
  runRetention: post('/api/retention/run', nothing, runSchema),
  keptRecords: get(
    '/api/retention/records',
    nothing,
    z.object({
      holds: z.array(holdSchema),
      due: z.array(dueSchema),
      files: z.array(keptFileSchema),
      certificates: z.array(certificateSchema),
    }),
  ),
  setHold: post(
    '/api/retention/holds',
    z.object({
      scope: z.enum(holdScopes),
      /** An incident's number or a pupil's id; empty where everything is held. */
      object: z.string().check(z.maxLength(64)),
      reason,
    }),
    z.object({ holdId: idSchema }),
  ),
  /** Needs what a second person allowed: `override-retention` for this hold. */
  endHold: post('/api/retention/holds/end', z.object({ holdId: idSchema }), nothing),
  /**
   * Null: back to the latest possible by the year group. By what makes the file go sooner than a year group leaves open it
   * needs what a second person allowed: `bring-forward` for this pupil and this day.
   */
  setBirth: post(
    '/api/retention/births',
    z.object({ pupilId: idSchema, bornOn: z.nullable(dateSchema) }),
    nothing,
  ),
  /** Needs what a second person allowed: `delete-early` for this incident. */
  deleteEarly: post(
    '/api/retention/delete-early',
    z.object({ incidentId: idSchema }),
    /** Its name: "12", or "H3" where it is for the head's eyes. */
    z.object({ certificate: z.string() }),
  ),
} as const;

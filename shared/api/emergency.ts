import * as z from 'zod/mini';
import { idSchema, nameSchema } from '../people.ts';
import { get, instant, nothing, post, reason } from './endpoint.ts';

const emergencyUseSchema = z.object({
  useId: idSchema,
  holder: nameSchema,
  usedAt: instant,
  /** Whom it let in again; null where nobody. */
  helped: z.nullable(nameSchema),
});
export type EmergencyUse = z.infer<typeof emergencyUseSchema>;

const personSchema = z.object({ accountId: idSchema, name: nameSchema, hasSecondFactor: z.boolean() });
export type PersonToHelp = z.infer<typeof personSchema>;

const sessionSchema = z.object({
  endsAt: instant,
  /** Those who look after people; no one else is let in by it. */
  people: z.array(personSchema),
  helpedId: z.nullable(idSchema),
});
export type EmergencySession = z.infer<typeof sessionSchema>;

const about = z.object({ accountId: idSchema });

/** The code in the sealed envelope, by which an admin gets in again when nobody can let them in. */
export const emergencyApi = {
  /** Who keeps it. The code itself is not kept. */
  emergencyCode: get(
    '/api/emergency-code',
    nothing,
    z.object({ code: z.nullable(z.object({ holder: nameSchema, madeAt: instant, madeBy: nameSchema })) }),
  ),
  /** The code is shown this once. An earlier one ends. */
  makeEmergencyCode: post(
    '/api/emergency-code',
    z.object({ holder: nameSchema }),
    z.object({ code: z.string() }),
  ),
  withdrawEmergencyCode: post('/api/emergency-code/withdraw', nothing, nothing),
  /** Those that nobody has said a word of yet. */
  emergencyUses: get('/api/emergency-uses', nothing, z.array(emergencyUseSchema)),
  /** Ends what is still open by it, too. */
  answerEmergencyUse: post('/api/emergency-uses/answer', z.object({ useId: idSchema, reason }), nothing),
  /** Uses it up. Begins a session that opens nothing but what follows here. */
  useEmergencyCode: post(
    '/api/emergency',
    z.object({ code: z.string().check(z.minLength(1), z.maxLength(200)) }),
    sessionSchema,
  ),
  /** Null where none runs. */
  emergencySession: get('/api/emergency', nothing, z.object({ session: z.nullable(sessionSchema) })),
  /** A link by which that person chooses a new password; it works once, for thirty minutes. */
  giveEmergencyLink: post('/api/emergency/link', about, z.object({ invitationUrl: z.string() })),
  endFactorInEmergency: post('/api/emergency/second-factor', about, nothing),
  endEmergencySession: post('/api/emergency/end', nothing, nothing),
} as const;

import * as z from 'zod/mini';
import { emailSchema, idSchema, nameSchema } from '../people.ts';
import { secondFactorStandings } from '../second-factor-rule.ts';
import { roleSchema } from '../roles.ts';
import { get, instant, nothing, post } from './endpoint.ts';

/** NIST SP 800-63B: length counts, composition does not. */
export const newPasswordSchema = z.string().check(z.minLength(12), z.maxLength(200));
const passwordSchema = z.string().check(z.minLength(1), z.maxLength(200));
/** Six digits from a phone, or a recovery code. */
export const codeSchema = z.string().check(z.trim(), z.minLength(6), z.maxLength(40));
const tokenSchema = z.string().check(z.regex(/^[\w-]{20,200}$/));

/** What the signed-in person may do, for what the dashboard offers. The server asks again at every request. */
export const capabilities = [
  'teach',
  'record-concern',
  'review-incidents',
  'manage-safeguarding',
  'manage-filtering',
  'manage-prompts',
  'approve-filtering',
  'manage-people',
  'keep-emergency-code',
  'deploy',
  'let-guests-in',
  'read-ledger',
  'read-reports',
  'publish-reports',
  'record-reviews',
  'view-staff-looks',
  'view-notifications',
  'view-retention',
  'sign-own-agreement',
  'see-missing-agreements',
  'edit-agreements',
] as const;
export type Capability = (typeof capabilities)[number];

export const meSchema = z.object({
  schoolName: z.nullable(nameSchema),
  /** True until the set-up link has been used. */
  needsSetUp: z.boolean(),
  account: z.nullable(
    z.object({
      accountId: idSchema,
      name: nameSchema,
      email: emailSchema,
      roles: z.array(roleSchema),
      capabilities: z.array(z.enum(capabilities)),
      /** Until when evidence may be looked at without the password again (epoch ms, 0 when never asked). */
      confirmedUntil: instant,
      /** Whether the school asks them for a second factor that they have not, and from which day on. */
      secondFactor: z.enum(secondFactorStandings),
      secondFactorFrom: z.iso.date(),
    }),
  ),
});
export type Me = z.infer<typeof meSchema>;

export const signInApi = {
  me: get('/api/me', nothing, meSchema),
  setUp: post(
    '/api/set-up',
    z.object({
      token: tokenSchema,
      schoolName: nameSchema,
      name: nameSchema,
      email: emailSchema,
      password: newPasswordSchema,
    }),
    meSchema,
  ),
  /** `needs-code` where the account has a second factor and no code was given. */
  signIn: post(
    '/api/sign-in',
    z.object({ email: emailSchema, password: passwordSchema, code: z.optional(codeSchema) }),
    meSchema,
  ),
  signOut: post('/api/sign-out', nothing, meSchema),
  confirmPassword: post(
    '/api/confirm-password',
    z.object({ password: passwordSchema, code: z.optional(codeSchema) }),
    z.object({ confirmedUntil: instant }),
  ),
  acceptInvitation: post(
    '/api/accept-invitation',
    z.object({ token: tokenSchema, password: newPasswordSchema }),
    meSchema,
  ),
} as const;

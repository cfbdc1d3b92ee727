import * as z from 'zod/mini';
import { emailSchema, idSchema, keyStageSchema, nameSchema, yearGroupSchema } from '../people.ts';
import { roleSchema } from '../roles.ts';
import { count, get, instant, nothing, post } from './endpoint.ts';

export const accountSchema = z.object({
  accountId: idSchema,
  name: nameSchema,
  email: emailSchema,
  roles: z.array(roleSchema),
  isActive: z.boolean(),
  lastSeenAt: z.nullable(instant),
  hasSecondFactor: z.boolean(),
});
export const pupilSchema = z.object({
  pupilId: idSchema,
  name: nameSchema,
  email: z.nullable(emailSchema),
  classId: idSchema,
  keyStage: keyStageSchema,
  yearGroup: yearGroupSchema,
});
export type Pupil = z.infer<typeof pupilSchema>;
export const classSchema = z.object({
  classId: idSchema,
  name: nameSchema,
  yearGroup: yearGroupSchema,
  pupilCount: count,
  lesson: z.nullable(
    z.object({
      lessonId: idSchema,
      teacher: nameSchema,
      isMine: z.boolean(),
      startedAt: instant,
      endsAt: instant,
    }),
  ),
});
export type SchoolClass = z.infer<typeof classSchema>;

export const peopleApi = {
  accounts: get('/api/accounts', nothing, z.array(accountSchema)),
  /** Answers with a link the person sets their own password by; it works once, for seven days. */
  addAccount: post(
    '/api/accounts',
    z.object({ name: nameSchema, email: emailSchema, roles: z.array(roleSchema).check(z.minLength(1)) }),
    z.object({ accountId: idSchema, invitationUrl: z.string() }),
  ),
  /** A link by which somebody who forgot their password chooses another; it works once, for an hour. An earlier one ends. */
  givePasswordLink: post(
    '/api/accounts/password-link',
    z.object({ accountId: idSchema }),
    z.object({ url: z.string() }),
  ),
  deactivateAccount: post('/api/accounts/deactivate', z.object({ accountId: idSchema }), nothing),
  classes: get('/api/classes', nothing, z.array(classSchema)),
  addClass: post(
    '/api/classes',
    z.object({ name: nameSchema, yearGroup: yearGroupSchema }),
    z.object({ classId: idSchema }),
  ),
  pupils: get('/api/pupils', nothing, z.array(pupilSchema)),
  addPupils: post(
    '/api/pupils',
    z.object({
      classId: idSchema,
      pupils: z
        .array(z.object({ name: nameSchema, email: z.nullable(emailSchema) }))
        .check(z.minLength(1), z.maxLength(200)),
    }),
    z.object({ pupilIds: z.array(idSchema) }),
  ),
} as const;

import * as z from 'zod/mini';
import { exceptionTargetSchema } from '../device-state.ts';
import { idSchema, nameSchema } from '../people.ts';
import { get, instant, nothing, post } from './endpoint.ts';

/** Outside a lesson an exception lasts this long at most. */
export const longestExceptionMs = 7 * 24 * 3_600_000;

/** For whom something is opened: some pupils, or whoever is in a class. */
export const exceptionForSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('pupils'),
    pupilIds: z.array(idSchema).check(z.minLength(1), z.maxLength(500)),
  }),
  z.object({ kind: z.literal('class'), classId: idSchema }),
]);
export type ExceptionFor = z.infer<typeof exceptionForSchema>;

/** Server epoch ms, or whenever the lesson ends. */
export const exceptionEndSchema = z.union([instant, z.literal('lesson')]);
export type ExceptionEnd = z.infer<typeof exceptionEndSchema>;

/** An exception as staff see it. */
export const grantedExceptionSchema = z.object({
  exceptionId: idSchema,
  target: exceptionTargetSchema,
  to: exceptionForSchema,
  /** "Hedgehogs", or the pupils' names. */
  whom: z.string(),
  by: nameSchema,
  reason: z.string(),
  startedAt: instant,
  endsAt: instant,
  lessonId: z.nullable(idSchema),
});
export type GrantedException = z.infer<typeof grantedExceptionSchema>;

export const exceptionsApi = {
  /**
   * Opens one site or page for some pupils. With `lessonId` by the teacher of that lesson, for its class and not beyond its
   * end; without by those who manage filtering, who say why.
   */
  grantException: post(
    '/api/exceptions',
    z.object({
      target: exceptionTargetSchema,
      to: exceptionForSchema,
      endsAt: exceptionEndSchema,
      lessonId: z.optional(idSchema),
      reason: z.string().check(z.trim(), z.maxLength(500)),
    }),
    z.object({ exceptionId: idSchema, endsAt: instant }),
  ),
  /** Those in force: all, or those that hold for the class of a lesson. */
  exceptions: get(
    '/api/exceptions',
    z.object({ lessonId: z.optional(idSchema) }),
    z.array(grantedExceptionSchema),
  ),
  endException: post('/api/exceptions/end', z.object({ exceptionId: idSchema }), nothing),
  /** Takes `endException` back, in the lesson it was given in and until its own end. */
  reopenException: post('/api/exceptions/reopen', z.object({ exceptionId: idSchema }), nothing),
} as const;

import * as z from 'zod/mini';
import { idSchema, nameSchema } from '../people.ts';
import { mayIAbouts } from '../reports.ts';
import { exceptionEndSchema } from './exceptions.ts';
import { count, get, instant, post } from './endpoint.ts';

export const requestStates = ['waiting', 'allowed', 'refused'] as const;

/** A pupil's "May I?" as staff see it. */
export const mayIRequestSchema = z.object({
  requestId: idSchema,
  pupilId: idSchema,
  pupilName: nameSchema,
  className: nameSchema,
  about: z.enum(mayIAbouts),
  url: z.string(),
  words: z.string(),
  /** Which rule closes it now, as a sentence for staff. */
  rule: z.string(),
  /** False where no exception opens it: illegal, stopped in an emergency, no safe address. */
  canBeOpened: z.boolean(),
  askedAt: instant,
  state: z.enum(requestStates),
  answeredAt: z.nullable(instant),
  /** Empty while it waits. */
  answeredBy: z.string(),
  answer: z.string(),
});
export type MayIRequest = z.infer<typeof mayIRequestSchema>;

const answerWords = z.string().check(z.trim(), z.maxLength(200));

export const requestAnswerSchema = z.discriminatedUnion('is', [
  z.object({
    is: z.literal('allow'),
    opens: z.enum(['page', 'site']),
    /** Those who asked, or everyone in their class. */
    whom: z.enum(['pupils', 'class']),
    endsAt: exceptionEndSchema,
    words: answerWords,
  }),
  /** `words` are read by the child. */
  z.object({ is: z.literal('refuse'), words: answerWords.check(z.minLength(1)) }),
]);
export type RequestAnswer = z.infer<typeof requestAnswerSchema>;

export const requestsApi = {
  /** Those of a lesson; without one those that no running lesson answers. Waiting ones, and the last that were answered. */
  requests: get('/api/requests', z.object({ lessonId: z.optional(idSchema) }), z.array(mayIRequestSchema)),
  /** Answers several at once the same way; what somebody else has answered meanwhile stays as it is. */
  answerRequests: post(
    '/api/requests/answer',
    z.object({
      requestIds: z.array(idSchema).check(z.minLength(1), z.maxLength(100)),
      answer: requestAnswerSchema,
    }),
    z.object({ answered: count }),
  ),
} as const;

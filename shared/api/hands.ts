import * as z from 'zod/mini';
import { handAnswers } from '../device-state.ts';
import { idSchema, nameSchema } from '../people.ts';
import { handAbouts } from '../reports.ts';
import { count, get, instant, post } from './endpoint.ts';

/** A hand that is up, as the teacher of the lesson sees it. */
export const raisedHandSchema = z.object({
  requestId: idSchema,
  pupilId: idSchema,
  pupilName: nameSchema,
  about: z.enum(handAbouts),
  /** The page in front when it went up. */
  url: z.nullable(z.string()),
  words: z.string(),
  raisedAt: instant,
  /** Who said "Coming"; null while nobody has. */
  comingBy: z.nullable(nameSchema),
});
export type RaisedHand = z.infer<typeof raisedHandSchema>;

export const handsApi = {
  /** Those that are up in a lesson, in the order in which they went up. */
  hands: get('/api/hands', z.object({ lessonId: idSchema }), z.array(raisedHandSchema)),
  /** `told` is read by the child; what came down or was answered meanwhile stays as it is. */
  answerHands: post(
    '/api/hands/answer',
    z.object({
      requestIds: z.array(idSchema).check(z.minLength(1), z.maxLength(100)),
      is: z.enum(handAnswers),
      words: z.string().check(z.trim(), z.maxLength(200)),
    }),
    z.object({ answered: count }),
  ),
} as const;

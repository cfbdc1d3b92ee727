import * as z from 'zod/mini';
import { idSchema } from '../people.ts';
import { timeKinds } from './time-kinds.ts';

/** How long a pupil was at which kind of site in a lesson that is over. Added to the sums of the class, and kept for nobody. */
export const lessonTimeFields = {
  kind: z.literal('lesson-time'),
  url: z.null(),
  lessonId: idSchema,
  minutes: z.partialRecord(z.enum(timeKinds), z.int().check(z.minimum(0), z.maximum(24 * 60))),
};

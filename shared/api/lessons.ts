import * as z from 'zod/mini';
import { idSchema } from '../people.ts';
import { reportKinds } from '../reports.ts';
import { count, get, instant, nothing, post } from './endpoint.ts';

export const activityItemSchema = z.object({
  deviceId: idSchema,
  pupilId: z.nullable(idSchema),
  seq: count,
  kind: z.enum(reportKinds),
  at: instant,
  url: z.nullable(z.string()),
  text: z.string(),
  isNew: z.optional(z.boolean()),
});

export const lessonsApi = {
  startLesson: post(
    '/api/lessons',
    z.object({ classId: idSchema, minutes: z.int().check(z.minimum(5), z.maximum(240)) }),
    z.object({ lessonId: idSchema }),
  ),
  endLesson: post('/api/lessons/end', z.object({ lessonId: idSchema }), nothing),
  timeline: get(
    '/api/timeline',
    z.object({ lessonId: idSchema, deviceId: idSchema }),
    z.array(activityItemSchema),
  ),
} as const;

import * as z from 'zod/mini';
import { idSchema, nameSchema } from '../people.ts';
import { timeKinds } from '../time/time-kinds.ts';
import { count, get, instant, nothing } from './endpoint.ts';

/** Nothing is shown of fewer children than this: it could be told who they were. */
export const fewestChildren = 5;

/** Minutes of all children together. */
const kindSumSchema = z.object({ kind: z.enum(timeKinds), minutes: count });
export type KindSum = z.infer<typeof kindSumSchema>;

export const lessonTimesSchema = z.object({
  lessonId: idSchema,
  teacher: nameSchema,
  startedAt: instant,
  /** Null where there were fewer than five, and nothing is shown. */
  children: z.nullable(count),
  /** Of the kinds that at least five children were at. */
  sums: z.array(kindSumSchema),
  /** Some kinds are left out because fewer children were at them. */
  isPartial: z.boolean(),
});
export type LessonTimes = z.infer<typeof lessonTimesSchema>;

export const classTimesSchema = z.object({
  classId: idSchema,
  className: nameSchema,
  /** What the lessons below come to: nothing is in it that is not in them. */
  week: z.array(kindSumSchema),
  lessons: z.array(lessonTimesSchema),
});
export type ClassTimes = z.infer<typeof classTimesSchema>;

export const lessonTimesApi = {
  /** Of the last seven days, without today, by class: one's own lessons, or all for those who answer for the school's pupils. */
  lessonTimes: get('/api/lesson-times', nothing, z.array(classTimesSchema)),
} as const;

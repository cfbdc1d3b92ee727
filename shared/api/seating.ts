import * as z from 'zod/mini';
import { idSchema } from '../people.ts';
import { seatingPlanSchema } from '../seating-plan.ts';
import { get, nothing, post } from './endpoint.ts';

/** Who sits where in the class of a lesson; the plan outlives the lesson. */
export const seatingApi = {
  seatingPlan: get(
    '/api/seating-plan',
    z.object({ lessonId: idSchema }),
    z.object({ plan: z.nullable(seatingPlanSchema) }),
  ),
  saveSeatingPlan: post(
    '/api/seating-plan',
    z.object({ lessonId: idSchema, plan: seatingPlanSchema }),
    nothing,
  ),
} as const;

import * as z from 'zod/mini';
import { idSchema } from './people.ts';

/** The most rows of the widest room. */
const maxPlaces = 200;

/** Who sits where in a classroom, row by row from the front; null is an empty place. */
export const seatingPlanSchema = z.object({
  columns: z.int().check(z.minimum(1), z.maximum(12)),
  places: z.array(z.nullable(idSchema)).check(z.maxLength(maxPlaces)),
});
export type SeatingPlan = z.infer<typeof seatingPlanSchema>;

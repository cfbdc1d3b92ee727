import * as z from 'zod/mini';
import { idSchema, nameSchema } from '../people.ts';

export const maxTeachersToTell = 4;
export const maxLeadsNamed = 4;

/** Whom a pupil can tell who has named nobody at school. */
export const grownUpsSchema = z.object({
  /** Who teach their class; empty where they have named a trusted adult at school. */
  teachers: z.array(z.object({ adultId: idSchema, name: nameSchema })).check(z.maxLength(maxTeachersToTell)),
  /** Names of the safeguarding lead and deputies, who read whatever is told. */
  leads: z.array(nameSchema).check(z.maxLength(maxLeadsNamed)),
});
export type GrownUps = z.infer<typeof grownUpsSchema>;

export const noGrownUps: GrownUps = { teachers: [], leads: [] };

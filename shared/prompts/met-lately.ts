import * as z from 'zod/mini';
import { idSchema } from '../people.ts';
import { promptIdSchema } from './wording-schema.ts';

/** Prompts that a pupil met on any computer, each with its last day of the school's clock: no time, no place, no choice. */
export const metLatelySchema = z
  .array(z.object({ promptId: promptIdSchema, day: z.iso.date() }))
  .check(z.maxLength(200));
export type MetLately = z.infer<typeof metLatelySchema>;

/** Whose they are: whoever the device was bound to when it was told. */
export const metTellingSchema = z.object({ pupilId: z.nullable(idSchema), prompts: metLatelySchema });
export type MetTelling = z.infer<typeof metTellingSchema>;

const weekMs = 7 * 24 * 60 * 60 * 1000;

/** The first day of which a part is less than a week ago. */
export const weekBefore = (today: string): string =>
  new Date(Date.parse(`${today}T00:00:00Z`) - weekMs).toISOString().slice(0, 10);

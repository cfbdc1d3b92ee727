import * as z from 'zod/mini';
import { instant } from '../api/endpoint.ts';
import { nameSchema } from '../people.ts';

/** As many of each as anybody decides on at once. */
export const mostMeasures = 12;
export const longestMeasure = 200;

const some = z
  .array(z.string().check(z.trim(), z.minLength(1), z.maxLength(longestMeasure)))
  .check(z.maxLength(mostMeasures));

/** Who is to deal with an incident and which sanctions follow, out of what its category proposes or in free words (R41). */
export const measuresSchema = z.object({ escalation: some, sanctions: some });
export type Measures = z.infer<typeof measuresSchema>;

export const decidedMeasuresSchema = z.object({ ...measuresSchema.shape, at: instant, by: nameSchema });
export type DecidedMeasures = z.infer<typeof decidedMeasuresSchema>;

export const measuresWords = ({ escalation, sanctions }: Measures): string =>
  `Goes to: ${listOf(escalation, 'nobody')}. Sanctions: ${listOf(sanctions, 'none')}.`;

const listOf = (texts: readonly string[], none: string): string =>
  texts.length === 0 ? none : texts.join('; ');

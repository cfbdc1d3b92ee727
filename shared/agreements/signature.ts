import * as z from 'zod/mini';
import { idSchema, nameSchema } from '../people.ts';
import { signaturePictures } from './drawings.ts';

/** A field of so many units on each side, whatever was drawn on. */
export const strokeField = 1_000;
export const maxStrokes = 40;
/** Numbers in all strokes together: an x and a y for each point. */
export const maxStrokeNumbers = 1_600;

const strokeSchema = z
  .array(z.int().check(z.minimum(0), z.maximum(strokeField)))
  .check(z.minLength(2), z.maxLength(maxStrokeNumbers));

/** x, y, x, y … */
export type Stroke = z.infer<typeof strokeSchema>;

/** A name in letters, a picture that was chosen, or what was drawn. */
export const signatureSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('name'), name: z.string().check(z.trim(), z.minLength(1), z.maxLength(80)) }),
  z.object({ kind: z.literal('picture'), picture: z.enum(signaturePictures) }),
  z.object({
    kind: z.literal('drawn'),
    strokes: z.array(strokeSchema).check(
      z.minLength(1),
      z.maxLength(maxStrokes),
      z.refine((strokes) => strokes.every((stroke) => stroke.length % 2 === 0)),
      z.refine((strokes) => strokes.reduce((sum, { length }) => sum + length, 0) <= maxStrokeNumbers),
    ),
  }),
]);
export type Signature = z.infer<typeof signatureSchema>;

/** At school a pupil names so many, and one at home. */
export const maxSchoolAdults = 2;

/** Who a pupil says they would tell. */
export const chosenAdultsSchema = z.object({
  /** Accounts of the school. */
  schoolIds: z.array(idSchema).check(z.maxLength(maxSchoolAdults)),
  /** "Nan", "Auntie Jo": as the child says it, or empty. */
  home: z.string().check(z.trim(), z.maxLength(40)),
});
export type ChosenAdults = z.infer<typeof chosenAdultsSchema>;

export const noAdults: ChosenAdults = { schoolIds: [], home: '' };

/** A grown-up whom this pupil has named. `adultId` is the account at school; `home` for the one at home. */
export const trustedAdultSchema = z.object({
  adultId: idSchema,
  name: nameSchema,
  place: z.enum(['school', 'home']),
});
export type TrustedAdult = z.infer<typeof trustedAdultSchema>;
export const homeAdultId = 'home';

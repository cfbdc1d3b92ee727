import * as z from 'zod/mini';
import { pageSchema } from './page.ts';

const instantSchema = z.int().check(z.nonnegative());

/** Base64 letters of a picture that a pupil shows: what waits offline must stay small. */
export const maxShownPictureLetters = 280_000;
export const maxShownTabs = 20;

/** The page a pupil shows a grown-up, after seeing what would be seen. Nothing of it is stored but sealed, in the incident. */
export const shownSchema = z.object({
  page: pageSchema,
  tabs: z.array(z.extend(pageSchema, { isActive: z.boolean() })).check(z.maxLength(maxShownTabs)),
  /** A JPEG, as base64, and when it was taken (the device's own clock). */
  picture: z.nullable(
    z.object({
      base64: z.string().check(z.maxLength(maxShownPictureLetters), z.regex(/^[A-Za-z0-9+/]+={0,2}$/)),
      takenAt: instantSchema,
    }),
  ),
  /** One sentence when there is no picture: why. */
  pictureMissing: z.nullable(z.string().check(z.maxLength(200))),
});
export type Shown = z.infer<typeof shownSchema>;

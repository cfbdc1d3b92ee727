import * as z from 'zod/mini';
import { pageSchema } from '../page.ts';

/** Of the last moments a device keeps so many pictures at most, in its memory, and none that is older. */
export const mostEarlierPictures = 4;
/** Whoever records something writes for a while before they press. */
export const earlierWithinMs = 3 * 60_000;
/** Base64 letters of one. */
export const maxEarlierLetters = 200_000;

/** A picture of the screen from a moment ago, which goes with what is recorded now. */
export const earlierPictureSchema = z.object({
  page: pageSchema,
  /** A JPEG. */
  base64: z.string().check(z.maxLength(maxEarlierLetters), z.regex(/^[A-Za-z0-9+/]+={0,2}$/)),
  agoMs: z.int().check(z.minimum(1), z.maximum(earlierWithinMs)),
});
export type EarlierPicture = z.infer<typeof earlierPictureSchema>;

/** The oldest first, no two of one moment. */
export const earlierPicturesSchema = z.array(earlierPictureSchema).check(
  z.maxLength(mostEarlierPictures),
  z.refine((pictures) => pictures.every(({ agoMs }, at) => agoMs < (pictures[at - 1]?.agoMs ?? Infinity))),
);

import * as z from 'zod/mini';
import { promptChoices } from './moments.ts';
import { pictures, type PictureName } from './pictures.ts';
import { promptIdSchema } from './wording-schema.ts';

/** Where in a prompt a picture stands: large beside the question, or on a button. */
export const picturePlaces = ['question', ...promptChoices] as const;
export type PicturePlace = (typeof picturePlaces)[number];

export const pictureNames = Object.keys(pictures) as [PictureName, ...PictureName[]];

/** A picture that a school has chosen in place of the standard one, for every language and key stage. */
export const ownPictureSchema = z.object({
  promptId: promptIdSchema,
  place: z.enum(picturePlaces),
  picture: z.enum(pictureNames),
});
export type OwnPicture = z.infer<typeof ownPictureSchema>;

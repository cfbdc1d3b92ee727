import * as z from 'zod/mini';
import { count, instant } from '../api/endpoint.ts';
import { idSchema } from '../people.ts';

/** Facts as they stood when the incident was recorded; decrypted only for those who review incidents. */
export const incidentFactsSchema = z.object({
  words: z.string(),
  /** What a pupil chose on "Tell someone". */
  choice: z.optional(z.string()),
  page: z.nullable(z.object({ url: z.string(), title: z.string() })),
  /** All tabs that were open, as far as the device had told. */
  tabs: z.optional(z.array(z.object({ url: z.string(), title: z.string(), isActive: z.boolean() }))),
  visits: z.array(z.object({ at: instant, kind: z.string(), url: z.nullable(z.string()), text: z.string() })),
  device: z.nullable(
    z.object({
      deviceId: idSchema,
      extensionVersion: z.string(),
      profileEmail: z.nullable(z.string()),
    }),
  ),
  /** One sentence when there is no picture: why. */
  pictureMissing: z.nullable(z.string()),
  /** What was open when the pictures from before were taken: `takenAt` is theirs. */
  earlier: z.optional(
    z.array(z.object({ takenAt: instant, beforeMs: count, url: z.string(), title: z.string() })),
  ),
  /** Whether the pupil who told wanted the page to be seen; undefined where nobody asked. */
  isShownByPupil: z.optional(z.boolean()),
  /** How far back `visits` reaches. */
  lookBackMinutes: z.optional(z.number()),
});

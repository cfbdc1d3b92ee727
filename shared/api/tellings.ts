import * as z from 'zod/mini';
import { idSchema, nameSchema } from '../people.ts';
import { concernChoices } from '../reports.ts';
import { maxUrlLength } from '../page.ts';
import { get, instant, nothing, post } from './endpoint.ts';

/** That a pupil has told this person something; what it was is read apart. */
export const tellingToMeSchema = z.object({
  requestId: idSchema,
  pupilName: nameSchema,
  className: nameSchema,
  toldAt: instant,
  isRead: z.boolean(),
});
export type TellingToMe = z.infer<typeof tellingToMeSchema>;

export const tellingsApi = {
  /** What pupils told the person who asks, as one of their trusted adults: of the last four weeks, the newest first. */
  tellingsToMe: get('/api/tellings', nothing, z.array(tellingToMeSchema)),
  /** The child's own words. Read once, the child is told that they were. */
  readTelling: post(
    '/api/tellings/read',
    z.object({ requestId: idSchema }),
    z.object({
      choice: z.enum(concernChoices),
      words: z.string(),
      url: z.nullable(z.string().check(z.maxLength(maxUrlLength))),
    }),
  ),
} as const;

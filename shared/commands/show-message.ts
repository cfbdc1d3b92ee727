import * as z from 'zod/mini';
import { defineActionCommand } from '../command.ts';
import { maxReplyLength } from '../reports.ts';

/** Shows the pupil a short message from the teacher, with a few answers to choose from where one is wanted. */
export const showMessage = defineActionCommand({
  name: 'show-message',
  args: z.object({
    text: z.string().check(z.trim(), z.minLength(1), z.maxLength(200)),
    replies: z.optional(
      z
        .array(
          z
            .string()
            .check(z.trim(), z.minLength(1), z.maxLength(maxReplyLength), z.regex(/^[^:]*$/, 'No colon')),
        )
        .check(z.maxLength(4)),
    ),
  }),
  lifetimeMs: 30_000,
});

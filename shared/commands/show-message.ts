import * as z from 'zod/mini';
import { defineActionCommand } from '../command.ts';

/** Shows the pupil a short message from the teacher. */
export const showMessage = defineActionCommand({
  name: 'show-message',
  args: z.object({ text: z.string().check(z.trim(), z.minLength(1), z.maxLength(200)) }),
  lifetimeMs: 30_000,
});

import * as z from 'zod/mini';
import { defineActionCommand } from '../command.ts';

/** Opens an http(s) page in a new tab in front. The pupil's own policy still decides on it. */
export const openPage = defineActionCommand({
  name: 'open-page',
  args: z.object({ url: z.url({ protocol: /^https?$/ }).check(z.maxLength(2048)) }),
  lifetimeMs: 10_000,
});

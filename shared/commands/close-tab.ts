import * as z from 'zod/mini';
import { defineActionCommand } from '../command.ts';
import { tabTargetFields } from '../tab-target.ts';

/** Closes a tab, or every tab of a site, and tells the pupil why. */
export const closeTab = defineActionCommand({
  name: 'close-tab',
  args: z.object({
    ...tabTargetFields,
    reason: z.string().check(z.trim(), z.minLength(1), z.maxLength(150)),
  }),
  lifetimeMs: 10_000,
});

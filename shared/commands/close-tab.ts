import * as z from 'zod/mini';
import { defineActionCommand } from '../command.ts';
import { tabTargetFields } from '../tab-target.ts';

/** Closes a tab, or every tab of a site, or the tab that a teacher opened last with this very address; tells the pupil why. */
export const closeTab = defineActionCommand({
  name: 'close-tab',
  args: z.object({
    ...tabTargetFields,
    isSent: z.optional(z.boolean()),
    reason: z.string().check(z.trim(), z.minLength(1), z.maxLength(150)),
  }),
  lifetimeMs: 10_000,
});

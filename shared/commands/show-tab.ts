import * as z from 'zod/mini';
import { defineActionCommand } from '../command.ts';
import { tabTargetFields } from '../tab-target.ts';

/** Brings a tab that is open to the front. */
export const showTab = defineActionCommand({
  name: 'show-tab',
  args: z.object(tabTargetFields),
  lifetimeMs: 10_000,
});

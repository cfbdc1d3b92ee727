import * as z from 'zod/mini';
import { defineStateCommand } from '../command.ts';
import { maxTabLimit } from '../device-state.ts';
import { leaseFor, reasonArg } from '../lease-args.ts';

/** No more than so many tabs until the lesson ends. Nothing that is open is closed. */
export const limitTabs = defineStateCommand({
  name: 'limit-tabs',
  args: z.object({ most: z.int().check(z.minimum(1), z.maximum(maxTabLimit)), reason: reasonArg }),
  isKeptWithLesson: true,
  apply: (state, { most, reason }, context) => ({
    ...state,
    tabLimit: { ...leaseFor(Infinity, reason, context), most },
  }),
});

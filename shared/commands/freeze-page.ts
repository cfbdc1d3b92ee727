import * as z from 'zod/mini';
import { defineStateCommand } from '../command.ts';
import { durationOf, leaseFor, reasonArg } from '../lease-args.ts';

/** The pupil sees the page and can do nothing with it: no click, no key, no other tab, no other page. */
export const freezePage = defineStateCommand({
  name: 'freeze-page',
  args: z.object({
    message: z.string().check(z.trim(), z.maxLength(200)),
    durationMs: durationOf(5_000, 2 * 3_600_000),
    reason: reasonArg,
  }),
  isKeptWithLesson: true,
  apply: (state, { message, durationMs, reason }, context) => ({
    ...state,
    freeze: { ...leaseFor(durationMs, reason, context), message },
  }),
});

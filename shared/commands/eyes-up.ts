import * as z from 'zod/mini';
import { defineStateCommand } from '../command.ts';
import { durationOf, leaseFor, reasonArg } from '../lease-args.ts';

/** Dims the page for some seconds, with a few words on it; then it is as it was. */
export const eyesUp = defineStateCommand({
  name: 'eyes-up',
  args: z.object({
    message: z.string().check(z.trim(), z.maxLength(80)),
    durationMs: durationOf(3_000, 120_000),
    reason: reasonArg,
  }),
  apply: (state, { message, durationMs, reason }, context) => ({
    ...state,
    eyesUp: { ...leaseFor(durationMs, reason, context), message },
  }),
});

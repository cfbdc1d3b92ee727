import * as z from 'zod/mini';
import { defineStateCommand } from '../command.ts';
import { durationOf, leaseFor, reasonArg } from '../lease-args.ts';

/** Covers the pupil's screen with who locked it, a message and an end. Ends with the lesson at the latest. */
export const lockDevice = defineStateCommand({
  name: 'lock-device',
  args: z.object({
    message: z.string().check(z.trim(), z.maxLength(200)),
    durationMs: durationOf(5_000, 2 * 3_600_000),
    reason: reasonArg,
  }),
  isKeptWithLesson: true,
  apply: (state, { message, durationMs, reason }, context) => ({
    ...state,
    lock: { ...leaseFor(durationMs, reason, context), message },
  }),
});

import * as z from 'zod/mini';
import { defineStateCommand } from '../command.ts';
import { durationOf, leaseFor, reasonArg } from '../lease-args.ts';

/** A time that runs out in sight of everybody: on the pupil's page and on the dashboard. */
export const startTimer = defineStateCommand({
  name: 'start-timer',
  args: z.object({
    label: z.string().check(z.trim(), z.maxLength(60)),
    durationMs: durationOf(5_000, 2 * 3_600_000),
    reason: reasonArg,
  }),
  isKeptWithLesson: true,
  apply: (state, { label, durationMs, reason }, context) => ({
    ...state,
    timer: { ...leaseFor(durationMs, reason, context), label },
  }),
});

import * as z from 'zod/mini';
import { defineStateCommand } from '../command.ts';
import { durationOf, leaseFor } from '../lease-args.ts';

/** A time that runs out in sight of everybody: on the pupil's page and on the dashboard. */
export const startTimer = defineStateCommand({
  name: 'start-timer',
  args: z.object({
    label: z.string().check(z.trim(), z.maxLength(60)),
    durationMs: durationOf(5_000, 2 * 3_600_000),
  }),
  isKeptWithLesson: true,
  apply: (state, { label, durationMs }, context) => ({
    ...state,
    timer: { ...leaseFor(durationMs, undefined, context), label },
  }),
});

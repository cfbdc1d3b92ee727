import * as z from 'zod/mini';
import { defineStateCommand } from '../command.ts';

/** Covers the pupil's screen with who locked it, a message and an end. Ends with the lesson at the latest. */
export const lockDevice = defineStateCommand({
  name: 'lock-device',
  args: z.object({
    message: z.string().check(z.trim(), z.maxLength(200)),
    durationMs: z.int().check(z.minimum(5_000), z.maximum(2 * 3_600_000)),
  }),
  apply: (state, args, { actorName, now, lessonEndsAt }) => ({
    ...state,
    lock: {
      by: actorName,
      message: args.message,
      startedAt: now,
      endsAt: Math.min(now + args.durationMs, lessonEndsAt),
    },
  }),
});

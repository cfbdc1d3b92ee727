import * as z from 'zod/mini';
import type { CommandContext } from './command.ts';

export const reasonArg = z.optional(z.string().check(z.trim(), z.maxLength(200)));
export const durationOf = (shortestMs: number, longestMs: number) =>
  z.int().check(z.minimum(shortestMs), z.maximum(longestMs));

/** Whose, why and until when: with the lesson at the latest. */
export const leaseFor = (
  durationMs: number,
  reason: string | undefined,
  { actorName, now, lessonEndsAt }: CommandContext,
) => ({
  by: actorName,
  ...(reason && { reason }),
  startedAt: now,
  endsAt: Math.min(now + durationMs, lessonEndsAt),
});

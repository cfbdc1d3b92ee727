import { kindOf, type IncidentKind } from './kinds.ts';

const minuteMs = 60_000;
/** Serious concerns are looked at at once (R47). */
export const atOnceMs = 30 * minuteMs;
/** The others on the same day: until the end of the school's working day, but never with less notice than this. */
const leastNoticeMs = 2 * 60 * minuteMs;

export interface DueParts {
  readonly kind: IncidentKind;
  readonly reportedAt: number;
  /** End of the school's working day on which it was reported, epoch ms. */
  readonly dayEndsAt: number;
}

/** When somebody must have looked at it, epoch ms. */
export const firstLookDue = ({ kind, reportedAt, dayEndsAt }: DueParts): number =>
  kindOf[kind].isAtOnce ? reportedAt + atOnceMs : Math.max(dayEndsAt, reportedAt + leastNoticeMs);

import { kindOf, type IncidentKind } from '#shared/incidents/kinds.ts';
import { schoolMoment } from '../lessons/school-moment.ts';

const minuteMs = 60_000;
const dayMinutes = 24 * 60;
/** Serious concerns are looked at at once, at any hour (R47). */
export const atOnceMs = 30 * minuteMs;
/** The others on the same day, as long as somebody is there. */
const dayStarts = 8 * 60;
const dayEnds = 16 * 60;
/** Never with less notice than this. */
const leastNoticeMs = 2 * 60 * minuteMs;

const isSchoolDay = (day: number): boolean => day <= 5;

/** The first moment from `at` on that is this minute of a school day in the school's time, epoch ms. */
const nextAt = (at: number, minute: number): number => {
  const now = schoolMoment(at);
  const startOfMinute = at - (at % minuteMs);
  let ahead = minute - now.minute;
  for (let day = now.day; ahead < 0 || !isSchoolDay(day); day = (day % 7) + 1) ahead += dayMinutes;
  const guess = startOfMinute + ahead * minuteMs;
  // The clocks may have changed on the way.
  return guess + (minute - schoolMoment(guess).minute) * minuteMs;
};

/** When somebody who answers for it must have looked at it, epoch ms. */
export const firstLookDue = (kind: IncidentKind, reportedAt: number): number => {
  if (kindOf[kind].isAtOnce) return reportedAt + atOnceMs;
  const { day, minute } = schoolMoment(reportedAt);
  const isWorkTime = isSchoolDay(day) && minute < dayEnds;
  if (!isWorkTime) return nextAt(reportedAt, dayStarts) + leastNoticeMs;
  return Math.max(nextAt(reportedAt, dayEnds), reportedAt + leastNoticeMs);
};

import type { Report } from '#shared/reports.ts';

const longestAgeMs = 400 * 24 * 3_600_000;

/**
 * Server time of a report, from its age on the device's own clock when it was sent: a wrong wall clock does no harm.
 * Never in the future.
 */
export const dateOf = (report: Pick<Report, 'at'>, sentAt: number, now: number): number =>
  now - Math.min(longestAgeMs, Math.max(0, sentAt - report.at));

import { clockTime } from './when.ts';

const hourMs = 3_600_000;
const dateFormat = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/London',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** What a field for date and time takes, in the school's zone: "2026-11-23T12:30". */
export const schoolMoment = (at: number): string => `${dateFormat.format(at)}T${clockTime(at)}`;

/**
 * Epoch ms of a date and time in the school's zone, whatever zone this machine is in; null for what is no time, or an
 * hour that was skipped when clocks went forward. Of an hour that comes twice, the first.
 */
export const schoolInstant = (moment: string): number | null => {
  const asUtc = /^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(moment) ? Date.parse(`${moment}Z`) : Number.NaN;
  if (Number.isNaN(asUtc)) return null;
  return [asUtc - hourMs, asUtc].find((at) => schoolMoment(at) === moment) ?? null;
};

const zone = { timeZone: 'Europe/London' } as const;
const clockFormat = new Intl.DateTimeFormat('en-GB', { ...zone, hour: '2-digit', minute: '2-digit' });
const secondsFormat = new Intl.DateTimeFormat('en-GB', { ...zone, timeStyle: 'medium' });
const dayFormat = new Intl.DateTimeFormat('en-GB', {
  ...zone,
  day: 'numeric',
  month: 'short',
  year: 'numeric',
});

/** "10:45" in London, whatever the machine's own zone. */
export const clockTime = (at: number): string => clockFormat.format(at);
/** "10:45:07". */
export const clockTimeWithSeconds = (at: number): string => secondsFormat.format(at);
/** "22 Nov 2026". */
export const calendarDay = (at: number): string => dayFormat.format(at);

/** "10:45" today, "22 Nov 2026, 10:45" on any other day. */
export const dayAndTime = (at: number, now: number): string =>
  calendarDay(at) === calendarDay(now) ? `Today, ${clockTime(at)}` : `${calendarDay(at)}, ${clockTime(at)}`;

/** How long something has lasted: "just now", "3 min", "1 h 5 min", "2 days". */
export const lasted = (spanMs: number): string => {
  const minutes = Math.floor(Math.max(0, spanMs) / 60_000);
  if (minutes < 1) return 'just now';
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  if (hours >= 24) return hours < 48 ? '1 day' : `${Math.floor(hours / 24)} days`;
  return minutes % 60 === 0 ? `${hours} h` : `${hours} h ${minutes % 60} min`;
};

/** What is left until an end: "32 min left", "45 s left", "ended". */
export const timeLeft = (endsAt: number, now: number): string => {
  const leftMs = endsAt - now;
  if (leftMs <= 0) return 'ended';
  if (leftMs < 60_000) return `${Math.ceil(leftMs / 1_000)} s left`;
  return `${lasted(Math.ceil(leftMs / 60_000) * 60_000)} left`;
};

const dayMinutes = 24 * 60;
/** How far over midnight a time of the clock still is the next one, not one that has passed: the longest lesson. */
const overMidnight = 4 * 60;
const minutesOf = (time: string): number | null => {
  const match = /^(\d\d):(\d\d)$/.exec(time);
  return match ? Number(match[1]) * 60 + Number(match[2]) : null;
};

/**
 * Whole minutes from now until the next "HH:MM" in London: of today, or soon after midnight. Null when that has passed or
 * is no time.
 */
export const minutesUntil = (time: string, now: number): number | null => {
  const end = minutesOf(time);
  const start = minutesOf(clockTime(now));
  if (end === null || start === null) return null;
  if (end > start) return end - start;
  const tomorrow = end + dayMinutes - start;
  return tomorrow <= overMidnight ? tomorrow : null;
};

const zone = { timeZone: 'Europe/London' } as const;
const written = new Intl.DateTimeFormat('en-GB', { ...zone, dateStyle: 'long', timeStyle: 'short' });
const sorted = new Intl.DateTimeFormat('sv-SE', { ...zone, dateStyle: 'short', timeStyle: 'short' });
const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });

/** "29 November 2026 at 17:40". */
export const longTime = (at: number): string => written.format(at);
/** "2026-11-29 17:40", by the clock on the wall. */
export const sortableTime = (at: number): string => sorted.format(at);
/** "29 November 2026" for "2026-11-29". */
export const longDay = (date: string): string => day.format(Date.parse(date));

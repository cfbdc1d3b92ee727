const day = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' });

/** "2026-11-30", of the school's clock. */
export const schoolDay = (at: number): string => day.format(at);

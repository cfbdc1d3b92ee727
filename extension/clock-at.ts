const clock = new Intl.DateTimeFormat('en-GB', {
  hour: 'numeric',
  minute: '2-digit',
  timeZone: 'Europe/London',
});

/** "10:45", in the school's time. */
export const clockAt = (at: number): string => clock.format(at);

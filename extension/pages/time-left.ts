const clock = new Intl.DateTimeFormat('en-GB', {
  hour: 'numeric',
  minute: '2-digit',
  timeZone: 'Europe/London',
});

/** "Until 10:45", in the school's time. */
export const untilWords = (endsAt: number): string => `Until ${clock.format(endsAt)}`;

/** "10:45", in the school's time. */
export const clockAt = (at: number): string => clock.format(at);

/** "at 10:45", in the school's time. */
export const atClock = (at: number): string => `at ${clock.format(at)}`;

export const minutesLeft = (leftMs: number): string => {
  if (leftMs <= 60_000) return 'less than a minute left';
  const minutes = Math.ceil(leftMs / 60_000);
  return `${minutes} minutes left`;
};

const clockOfSchool = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  weekday: 'short',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});
const dayNames = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

export interface SchoolMoment {
  /** "2026-11-29". */
  readonly date: string;
  /** Monday is 1. */
  readonly day: number;
  /** After midnight, in the school's time. */
  readonly minute: number;
}

/** The wall clock of an English school at an instant. */
export const schoolMoment = (at: number): SchoolMoment => {
  const parts = Object.fromEntries(clockOfSchool.formatToParts(at).map(({ type, value }) => [type, value]));
  return {
    date: `${parts['year']}-${parts['month']}-${parts['day']}`,
    day: dayNames.indexOf(parts['weekday'] ?? '') + 1,
    minute: Number(parts['hour']) * 60 + Number(parts['minute']),
  };
};

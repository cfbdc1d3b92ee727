import { schoolMoment } from '../lessons/school-moment.ts';

export interface AgreementYear {
  /** In which it begins. */
  readonly year: number;
  /** Epoch ms of its first moment in the school's time. */
  readonly startsAt: number;
}

const minuteMs = 60_000;

/** The year of agreements that an instant belongs to: it begins on the first of the month in which everybody is asked again. */
export const agreementYear = (now: number, renewalMonth: number): AgreementYear => {
  const [thisYear = 0, month = 0] = schoolMoment(now).date.split('-').map(Number);
  const year = month >= renewalMonth ? thisYear : thisYear - 1;
  const utcMidnight = Date.UTC(year, renewalMonth - 1, 1);
  // In summer the school's day has begun an hour before.
  return { year, startsAt: utcMidnight - schoolMoment(utcMidnight).minute * minuteMs };
};

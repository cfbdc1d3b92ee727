import { schoolMoment } from '../lessons/school-moment.ts';

const minuteMs = 60_000;

/** The instant at which a day begins in the school's time. */
export const startOfDay = (date: string): number => {
  const guess = Date.parse(`${date}T00:00:00Z`);
  const { date: there, minute } = schoolMoment(guess);
  return there === date ? guess - minute * minuteMs : guess + (24 * 60 - minute) * minuteMs;
};

/** "2026-11" of an instant. */
export const monthOf = (at: number): string => schoolMoment(at).date.slice(0, 7);

export const nextMonth = (month: string): string => {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
};

/** The months from the one `back` before until now, the newest first. */
export const lastMonths = (now: number, back: number): string[] => {
  const [year = 0, number = 1] = monthOf(now).split('-').map(Number);
  return Array.from({ length: back + 1 }, (_, ago) => {
    const whole = year * 12 + number - 1 - ago;
    return `${Math.floor(whole / 12)}-${String((whole % 12) + 1).padStart(2, '0')}`;
  });
};

import { schoolInstant, schoolMoment } from '../../state/school-instant.ts';
import { clockTime } from '../../state/when.ts';

/** How long a guest may stay, as a person chooses it. */
export interface GuestEnd {
  readonly value: string;
  readonly label: string;
  readonly endsAt: number;
}

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** The server takes no more than 7 days, and its clock may be a little behind. */
const weekMs = 7 * dayMs - 60_000;

/** Counted from now; the first is the usual one. */
export const guestEnds = (now: number): readonly GuestEnd[] => {
  const [date = ''] = schoolMoment(now).split('T');
  const atTime = (time: string): number => schoolInstant(`${date}T${time}`) ?? 0;
  const ends: readonly GuestEnd[] = [
    { value: 'today', label: 'The end of today', endsAt: atTime('23:59') },
    { value: 'hour', label: `1 hour from now (${clockTime(now + hourMs)})`, endsAt: now + hourMs },
    { value: 'school', label: '3 p.m.', endsAt: atTime('15:00') },
    { value: 'day', label: '1 day from now', endsAt: now + dayMs },
    { value: 'week', label: '7 days from now', endsAt: now + weekMs },
  ];
  return ends.filter(({ endsAt }) => endsAt > now);
};

/** The end that was chosen; the first where that is not there any more. */
export const chosenEnd = (value: string, now: number): GuestEnd | undefined => {
  const ends = guestEnds(now);
  return ends.find((each) => each.value === value) ?? ends[0];
};

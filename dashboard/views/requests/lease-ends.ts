import type { ExceptionEnd } from '#shared/api/exceptions.ts';
import { clockTime, minutesUntil } from '../../state/when.ts';

/** How long something may stay open, as a person chooses it. */
export interface LeaseEnd {
  readonly value: string;
  readonly label: string;
  /** Asked when it is sent: minutes count from then. */
  readonly endsAt: (now: number) => ExceptionEnd;
}

const minutes = (count: number, label: string): LeaseEnd => ({
  value: `${count}`,
  label,
  endsAt: (now) => now + count * 60_000,
});

const endOfSchool = '15:00';

/** The first is the usual one. */
export const leaseEnds = (lesson: { readonly endsAt: number } | null, now: number): readonly LeaseEnd[] => {
  if (lesson !== null) {
    const whole: LeaseEnd = {
      value: 'lesson',
      label: `This lesson (${clockTime(lesson.endsAt)})`,
      endsAt: () => 'lesson',
    };
    return [whole, minutes(10, '10 minutes')];
  }
  const untilThree = minutesUntil(endOfSchool, now);
  return [
    minutes(60, '1 hour'),
    minutes(10, '10 minutes'),
    ...(untilThree === null ? [] : [minutes(untilThree, 'Until 3 p.m.')]),
    minutes(24 * 60, '1 day'),
    minutes(7 * 24 * 60, '7 days'),
  ];
};

import * as z from 'zod/mini';
import { daysOn, type RotaMoment } from './rota.ts';

const textSchema = z.string().check(z.trim(), z.minLength(1), z.maxLength(500));

/** Help that is there day and night. A text for closed hours without them is refused. */
export const helpNow = ['999', '0800 1111'] as const;
const namesHelp = (text: string): boolean => helpNow.every((number) => text.includes(number));

/** What a pupil is told who has told someone: `{who}` and `{when}` stand for who reads it and when. */
export const pupilTextSchema = z.object({
  inHours: textSchema,
  outOfHours: textSchema.check(z.refine(namesHelp, 'It has to name 999 and Childline, 0800 1111')),
});
export type PupilText = z.infer<typeof pupilTextSchema>;

export const defaultPupilText = (): PupilText => ({
  inHours:
    'Thank you for telling us. {who} will read what you wrote today. If you are in danger right now, run to a grown-up near you or call 999.',
  outOfHours:
    'Thank you for telling us. School is closed now. {who} will read what you wrote {when}. If you are in danger right now, call 999. If you want to talk to someone now, call Childline on 0800 1111. It is free, day and night.',
});

export const teamWords = 'A grown-up who keeps children safe at your school';

const dayNames = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const dateWords = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'UTC',
  weekday: 'long',
  day: 'numeric',
  month: 'long',
});

const partOfDay = (minute: number): string => {
  if (minute < 12 * 60) return 'morning';
  return minute < 17 * 60 ? 'afternoon' : 'evening';
};

/** "on Monday morning": when somebody is there again, as a child says it. */
export const whenWords = (now: RotaMoment, then: RotaMoment | null): string => {
  if (then === null) return 'as soon as somebody is there';
  const part = partOfDay(then.minute);
  if (then.date === now.date) return part === 'evening' ? 'this evening' : `this ${part}`;
  if (then.date === daysOn(now, 1).date) return `tomorrow ${part}`;
  if (then.date < daysOn(now, 7).date) return `on ${dayNames[then.day - 1]} ${part}`;
  return `on ${dateWords.format(Date.parse(`${then.date}T00:00:00Z`))}`;
};

export const fillPupilText = (text: string, said: { readonly who: string; readonly when: string }): string =>
  text.replaceAll('{who}', said.who).replaceAll('{when}', said.when);

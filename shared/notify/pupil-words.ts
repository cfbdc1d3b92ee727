import * as z from 'zod/mini';
import { languageSchema } from '../prompts/languages.ts';
import { daysOn, type RotaMoment } from './rota.ts';

const textSchema = z.string().check(z.trim(), z.minLength(1), z.maxLength(500));

/** Help that is there day and night. A text for closed hours without them is refused. */
export const helpNow = ['999', '0800 1111'] as const;
const namesHelp = (text: string): boolean => helpNow.every((number) => text.includes(number));

const wordsShape = {
  inHours: textSchema,
  outOfHours: textSchema.check(z.refine(namesHelp, 'It has to name 999 and Childline, 0800 1111')),
};

/** The same in another language; `team` stands for `{who}` where nobody is named. */
const textInLanguageSchema = z.object({
  language: languageSchema,
  team: z.string().check(z.trim(), z.minLength(1), z.maxLength(120)),
  ...wordsShape,
});
export type TextInLanguage = z.infer<typeof textInLanguageSchema>;

/** What a pupil is told who has told someone, in English first: `{who}` and `{when}` stand for who reads it and when. */
export const pupilTextSchema = z.object({
  ...wordsShape,
  others: z._default(z.array(textInLanguageSchema).check(z.maxLength(20)), []),
});
export type PupilText = z.infer<typeof pupilTextSchema>;

/** Ours, beside the English, until a school writes its own. */
const welshText: TextInLanguage = {
  language: 'cy',
  team: 'Oedolyn sy’n cadw plant yn ddiogel yn dy ysgol',
  inHours:
    'Diolch i ti am ddweud wrthon ni. Bydd {who} yn darllen dy eiriau heddiw. Os wyt ti mewn perygl nawr, rhed at oedolyn sy’n agos neu ffonia 999.',
  outOfHours:
    'Diolch i ti am ddweud wrthon ni. Mae’r ysgol ar gau nawr. Bydd {who} yn darllen dy eiriau: {when}. Os wyt ti mewn perygl nawr, ffonia 999. Os wyt ti eisiau siarad â rhywun nawr, ffonia Childline ar 0800 1111. Mae am ddim, ddydd a nos.',
};

export const defaultPupilText = (): PupilText => ({
  inHours:
    'Thank you for telling us. {who} will read what you wrote today. If you are in danger right now, run to a grown-up near you or call 999.',
  outOfHours:
    'Thank you for telling us. School is closed now. {who} will read what you wrote {when}. If you are in danger right now, call 999. If you want to talk to someone now, call Childline on 0800 1111. It is free, day and night.',
  others: [],
});

/** What a pupil of a language is told; in English where nobody has written it in theirs. */
export const textFor = (text: PupilText, language: string): TextInLanguage =>
  text.others.find((each) => each.language === language) ??
  (language === 'cy' ? welshText : { ...text, language: 'en', team: teamWords });

const teamWords = 'A grown-up who keeps children safe at your school';

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

const daysBetween = (from: RotaMoment, to: RotaMoment): number =>
  Math.round((Date.parse(to.date) - Date.parse(from.date)) / 86_400_000);

/** "yfory", "4 Ionawr": the day, as a language has it. Null where nobody knows it. */
export const dayWords = (language: string, now: RotaMoment, then: RotaMoment | null): string | null => {
  if (then === null) return null;
  const days = daysBetween(now, then);
  if (days < 2) return new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(days, 'day');
  return new Intl.DateTimeFormat(language, { timeZone: 'UTC', day: 'numeric', month: 'long' }).format(
    Date.parse(`${then.date}T00:00:00Z`),
  );
};

export const fillPupilText = (text: string, said: { readonly who: string; readonly when: string }): string =>
  text.replaceAll('{who}', said.who).replaceAll('{when}', said.when);

import * as z from 'zod/mini';
import { commands, isCommandName, type CommandArgs, type CommandName } from '#shared/commands/index.ts';
import type { TimelineLine } from '#shared/api/past-lessons.ts';
import { dashboardCommands } from '../commands/index.ts';
import { openedWords } from './exceptions-on.ts';

type Done = Extract<TimelineLine, { is: 'done' }>;

const actionWords: Record<string, string> = {
  'start-lesson': 'Started the lesson',
  'end-lesson': 'Ended the lesson',
  'view-lesson': 'Opened the class view',
  'watch-class': 'Looked at the screens',
  'watch-closely': 'Looked closely at the screen',
  'view-timeline': 'Read the timeline',
  'move-lesson-end': 'Moved the end of the lesson',
  'join-lesson': 'Joined the lesson',
  'leave-lesson': 'Left the lesson',
  'hand-over-lesson': 'Handed the lesson over',
  'take-over-lesson': 'Took the lesson over',
  'add-pupils': 'Brought in',
  'release-pupils': 'Sent back to their class',
  'let-pupils-go': 'Let go to another lesson',
  'ask-for-pupils': 'Asked a colleague for pupils',
  'withdraw-pupil-ask': 'Asked no more for pupils',
  'give-pupils': 'Let this lesson have pupils',
  'take-over-pupils': 'Took over from another lesson',
  'grant-exception': 'Opened',
  'end-exception': 'Closed',
  'reopen-exception': 'Opened once more',
  'answer-hand': 'Answered a raised hand',
  'answer-request': 'Answered “May I?”',
};

/** Where what it came to says it better. */
const answerWords: Record<string, string> = {
  'answer-hand coming': 'Is coming to a raised hand',
  'answer-hand told': 'Wrote an answer to a raised hand',
  'answer-hand done': 'Saw to a raised hand',
  'answer-request allowed': 'Said yes to “May I?”',
  'answer-request refused': 'Said no to “May I?”',
};

/** What a member of staff did or looked at, and for whom. What became of a command for each is said beside it. */
export const doneWords = ({ action, outcome, pupils, target, args, outcomes }: Done): string => {
  if (outcomes !== undefined) return whatWords(action, args);
  const whom = pupils.length === 0 ? '' : `: ${pupils.join(', ')}`;
  // An answer is always somebody's; without one, it was not allowed to be given.
  const answered = pupils.length === 0 ? undefined : ownEntry(answerWords, `${action} ${outcome}`);
  if (answered !== undefined) return `${answered}${whom}`;
  const came = ['done', 'requested'].includes(outcome) ? '' : ` (${outcome})`;
  return `${whatWords(action)}${targetWords(target)}${whom}${came}`;
};

/** Why it was done, or what was answered, as whoever did it wrote; empty where nothing was written. */
export const writtenWith = ({ reason, answer, args }: Pick<Done, 'reason' | 'answer' | 'args'>): string =>
  reason ?? answer ?? reasonedSchema.safeParse(args).data?.reason ?? '';

const reasonedSchema = z.object({ reason: z.string() });

const commandWords = <Name extends CommandName>(name: Name, args: unknown): string => {
  const { label, inWords } = dashboardCommands[name];
  const contained = commands[name].args.safeParse(args);
  return inWords && contained.success ? inWords(contained.data as CommandArgs<Name>) : label.replace('…', '');
};

const ownEntry = (words: Record<string, string>, key: string): string | undefined =>
  Object.hasOwn(words, key) ? words[key] : undefined;

const targetWords = (target: Done['target']): string => {
  if (target === undefined) return '';
  const { words, what } = openedWords({ target });
  return words === 'Open' ? ` ${what}` : ` ${words.toLowerCase()} ${what}`;
};

const whatWords = (action: string, args?: unknown): string => {
  const known = ownEntry(actionWords, action);
  if (known !== undefined) return known;
  return isCommandName(action) ? commandWords(action, args) : action.replaceAll('-', ' ');
};

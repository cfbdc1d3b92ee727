import { isCommandName } from '#shared/commands/index.ts';
import type { TimelineLine } from '#shared/api/past-lessons.ts';
import { dashboardCommands } from '../commands/index.ts';

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
  'give-pupils': 'Let this lesson have pupils',
  'take-over-pupils': 'Took over from another lesson',
};

/** What a member of staff did or looked at, and for whom: "Lock: Ada Byrne (applied)". */
export const doneWords = ({ action, outcome, pupils }: Done): string => {
  const whom = pupils.length === 0 ? '' : `: ${pupils.join(', ')}`;
  const came = ['done', 'requested'].includes(outcome) ? '' : ` (${outcome})`;
  return `${whatWords(action)}${whom}${came}`;
};

const whatWords = (action: string): string => {
  if (Object.hasOwn(actionWords, action)) return actionWords[action] ?? action;
  return isCommandName(action)
    ? dashboardCommands[action].label.replace('…', '')
    : action.replaceAll('-', ' ');
};

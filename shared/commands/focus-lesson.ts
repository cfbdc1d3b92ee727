import { defineStateCommand } from '../command.ts';
import { focusListSchema, focusOfList } from '../focus-list.ts';

/** Only the sites and pages of a list open, until it is ended or the lesson is over. */
export const focusLesson = defineStateCommand({
  name: 'focus-lesson',
  args: focusListSchema,
  isKeptWithLesson: true,
  apply: (state, list, { actorName, now, lessonEndsAt }) => ({
    ...state,
    focus: { ...focusOfList(list), by: actorName, startedAt: now, endsAt: lessonEndsAt },
  }),
});

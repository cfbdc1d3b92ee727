import * as z from 'zod/mini';
import { defineStateCommand } from '../command.ts';
import { endingWithLesson } from '../lesson-controls.ts';

/** Puts back what was on before the last command; what has ended since stays ended. */
export const undoControls = defineStateCommand({
  name: 'undo-controls',
  args: z.object({}),
  isKeptWithLesson: true,
  exceptions: () => 'undo',
  apply: (state, _args, { before, lessonEndsAt }) =>
    before === null ? state : { ...state, ...endingWithLesson(before, lessonEndsAt) },
});

import * as z from 'zod/mini';
import { defineStateCommand } from '../command.ts';
import { idSchema } from '../people.ts';
import { endingWithLesson } from '../lesson-controls.ts';

/** Puts back what was on before the last command, or before the one it names; what has ended since stays ended. */
export const undoControls = defineStateCommand({
  name: 'undo-controls',
  args: z.object({ undoId: z.optional(idSchema) }),
  isKeptWithLesson: true,
  undoes: ({ undoId = null }) => undoId,
  exceptions: () => 'undo',
  apply: (state, _args, { before, lessonEndsAt }) =>
    before === null ? state : { ...state, ...endingWithLesson(before, lessonEndsAt) },
});

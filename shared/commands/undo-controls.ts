import * as z from 'zod/mini';
import { defineStateCommand } from '../command.ts';

/** Puts back what was on before the last command; what has ended since stays ended. */
export const undoControls = defineStateCommand({
  name: 'undo-controls',
  args: z.object({}),
  isKeptWithLesson: true,
  apply: (state, _args, { before }) => (before === null ? state : { ...state, ...before }),
});

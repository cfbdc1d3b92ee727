import * as z from 'zod/mini';
import { defineStateCommand } from '../command.ts';

/** Everything that the school allows opens again. */
export const unfocusLesson = defineStateCommand({
  name: 'unfocus-lesson',
  args: z.object({}),
  isKeptWithLesson: true,
  apply: (state) => ({ ...state, focus: null }),
});

import * as z from 'zod/mini';
import { defineStateCommand } from '../command.ts';
import { controlNames, noControls } from '../lesson-controls.ts';

/** Ends some of what is on, or all of it, before its time. */
export const endControls = defineStateCommand({
  name: 'end-controls',
  args: z.object({ controls: z.array(z.enum(controlNames)).check(z.minLength(1), z.maxLength(10)) }),
  isKeptWithLesson: true,
  apply: (state, { controls }) => ({
    ...state,
    ...Object.fromEntries(controls.map((name) => [name, noControls[name]])),
  }),
});

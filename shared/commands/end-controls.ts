import * as z from 'zod/mini';
import { defineStateCommand } from '../command.ts';
import { controlNames, endableNames, noControls } from '../lesson-controls.ts';

/** Ends some of what is on, or all of it, before its time. */
export const endControls = defineStateCommand({
  name: 'end-controls',
  args: z.object({ controls: z.array(z.enum(endableNames)).check(z.minLength(1), z.maxLength(10)) }),
  isKeptWithLesson: true,
  exceptions: ({ controls }) => (controls.includes('exceptions') ? 'end' : null),
  apply: (state, { controls }) => ({
    ...state,
    ...Object.fromEntries(
      controlNames.filter((name) => controls.includes(name)).map((name) => [name, noControls[name]]),
    ),
  }),
});

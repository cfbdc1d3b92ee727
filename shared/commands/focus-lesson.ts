import * as z from 'zod/mini';
import { defineStateCommand } from '../command.ts';
import { focusListSchema, focusOfList } from '../focus-list.ts';
import { leaseFor, reasonArg } from '../lease-args.ts';

/** Only the sites and pages of a list open, until it is ended or the lesson is over. */
export const focusLesson = defineStateCommand({
  name: 'focus-lesson',
  args: z.extend(focusListSchema, { reason: reasonArg }),
  isKeptWithLesson: true,
  apply: (state, { reason, ...list }, context) => ({
    ...state,
    focus: { ...focusOfList(list), ...leaseFor(Infinity, reason, context) },
  }),
});

import * as z from 'zod/mini';
import { defineStateCommand } from '../command.ts';

/** Opens a locked screen before its time. */
export const unlockDevice = defineStateCommand({
  name: 'unlock-device',
  args: z.object({}),
  isKeptWithLesson: true,
  apply: (state) => ({ ...state, lock: null }),
});

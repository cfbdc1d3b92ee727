import * as z from 'zod/mini';
import { defineActionCommand } from '../command.ts';

/** Puts the agreement in front of every pupil who has not signed it. */
export const handOutAgreement = defineActionCommand({
  name: 'hand-out-agreement',
  args: z.object({}),
  lifetimeMs: 10_000,
});

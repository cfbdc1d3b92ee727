import type { Enforce } from '../receive.ts';

/** What became of what was told is only read, by the form that asks. */
export const createEnforceTellings = (): Enforce['tellings'] => async () => undefined;

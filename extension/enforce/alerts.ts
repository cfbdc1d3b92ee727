import type { Enforce } from '../receive.ts';

/** Read from memory at each sign. */
export const createEnforceAlerts = (): Enforce['alerts'] => async () => undefined;

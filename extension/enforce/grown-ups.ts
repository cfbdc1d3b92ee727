import type { Enforce } from '../receive.ts';

/** They are only read, by the form of "Tell someone". */
export const createEnforceGrownUps = (): Enforce['grownUps'] => async () => undefined;

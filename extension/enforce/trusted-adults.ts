import type { Enforce } from '../receive.ts';

/** They are only read, by the pages that offer them. */
export const createEnforceTrustedAdults = (): Enforce['trustedAdults'] => async () => undefined;

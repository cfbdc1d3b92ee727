import type { Enforce } from '../receive.ts';
import type { InForce } from './in-force.ts';

/** What a teacher opened for this pupil opens, also where it is held back now; what has ended is put away. */
export const createEnforceExceptions =
  (parts: { readonly inForce: InForce }): Enforce['exceptions'] =>
  () =>
    parts.inForce.liveAndTabs();

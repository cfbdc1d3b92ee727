import type { Enforce } from '../receive.ts';
import type { InForce } from './in-force.ts';

/** Another pupil, another set of rules. */
export const createEnforcePupil =
  (parts: { readonly inForce: InForce }): Enforce['pupil'] =>
  () =>
    parts.inForce.everything();

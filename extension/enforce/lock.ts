import type { Enforce } from '../receive.ts';
import type { InForce } from './in-force.ts';

/** Covers every window, or opens them again. Resolves when the pupil's screen shows it. */
export const createEnforceLock =
  (parts: { readonly inForce: InForce }): Enforce['lock'] =>
  () =>
    parts.inForce.live();

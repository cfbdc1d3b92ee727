import type { Enforce } from '../receive.ts';
import type { InForce } from './in-force.ts';

/** Staff have rules of their own. */
export const createEnforceStaff =
  (parts: { readonly inForce: InForce }): Enforce['staff'] =>
  () =>
    parts.inForce.everything();

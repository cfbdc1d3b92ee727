import type { Enforce } from '../receive.ts';
import type { InForce } from './in-force.ts';

/** Only the lesson's list opens, and what is open and not on it is put away; or everything opens again as before. */
export const createEnforceFocus =
  (parts: { readonly inForce: InForce }): Enforce['focus'] =>
  () =>
    parts.inForce.liveAndTabs();

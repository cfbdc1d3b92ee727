import type { Enforce } from '../receive.ts';
import type { InForce } from './in-force.ts';

/** Let in, a guest goes on with what was held back; a changed end is waited for. */
export const createEnforceGuest =
  (parts: { readonly inForce: Pick<InForce, 'liveAndTabs'> }): Enforce['guest'] =>
  () =>
    parts.inForce.liveAndTabs();

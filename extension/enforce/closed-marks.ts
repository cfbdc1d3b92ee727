import type { Enforce } from '../receive.ts';
import type { InForce } from './in-force.ts';

/** What is open and is closed now is put away. */
export const createEnforceClosedMarks =
  (parts: { readonly inForce: Pick<InForce, 'liveAndTabs'> }): Enforce['closedMarks'] =>
  () =>
    parts.inForce.liveAndTabs();

import type { Enforce } from '../receive.ts';
import type { FreezeGuard } from './freeze-guard.ts';

/** What is in front stays there and takes no input, or is free again. */
export const createEnforceFreeze =
  (parts: { readonly freezeGuard: FreezeGuard }): Enforce['freeze'] =>
  (freeze) =>
    parts.freezeGuard.take(freeze);

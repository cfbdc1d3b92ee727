import type { Enforce } from '../receive.ts';
import type { TabLimitGuard } from './tab-limit-guard.ts';

/** From now on no more tabs than so many; those that are open stay. */
export const createEnforceTabLimit =
  (parts: { readonly tabLimitGuard: TabLimitGuard }): Enforce['tabLimit'] =>
  (limit) =>
    parts.tabLimitGuard.take(limit);

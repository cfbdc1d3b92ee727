import { EnforceFailure, type Enforce } from '../receive.ts';
import type { FreezeGuard } from './freeze-guard.ts';

const notFrozen =
  'A page that belongs to the browser itself is in front, and it cannot be frozen. No other page opens.';

/** What is in front stays there and takes no input, or is free again. */
export const createEnforceFreeze =
  (parts: { readonly freezeGuard: Pick<FreezeGuard, 'take'> }): Enforce['freeze'] =>
  async (freeze) => {
    const bare = await parts.freezeGuard.take(freeze);
    if (bare.length > 0) throw new EnforceFailure(notFrozen);
  };

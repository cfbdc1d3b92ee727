import type { FreezeGuard } from '../enforce/freeze-guard.ts';
import type { Protection } from '../enforce/protection.ts';

/** Why nothing else can come to the front now, for the teacher; null when it can. */
export const heldStill = (parts: {
  readonly protection: Pick<Protection, 'isLocked'>;
  readonly freezeGuard: Pick<FreezeGuard, 'freeze'>;
}): string | null => {
  if (parts.protection.isLocked) return 'The screen is locked.';
  return parts.freezeGuard.freeze === null ? null : 'The page is frozen. End the freeze first.';
};

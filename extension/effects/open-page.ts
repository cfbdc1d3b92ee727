import { failure, success } from '#shared/result.ts';
import type { OpenTabs } from '../chromium/open-tabs.ts';
import type { FreezeGuard } from '../enforce/freeze-guard.ts';
import type { Protection } from '../enforce/protection.ts';
import type { TabLimitGuard } from '../enforce/tab-limit-guard.ts';
import type { Effects } from '../receive.ts';
import { heldStill } from './held-still.ts';

export interface OpenPageParts {
  readonly tabs: OpenTabs;
  readonly protection: Protection;
  readonly freezeGuard: FreezeGuard;
  readonly tabLimitGuard: TabLimitGuard;
}

/** A page in front, sent by the teacher; the pupil's own rules decide on it as on any other. */
export const createOpenPage =
  (parts: OpenPageParts): Effects['open-page'] =>
  async ({ url }) => {
    const why = heldStill(parts);
    if (why !== null) return failure('failed', why);
    await parts.tabLimitGuard.letOneMore(() => parts.tabs.open(url));
    return success(null);
  };

import { failure, success } from '#shared/result.ts';
import { tabsMeant } from '#shared/tab-target.ts';
import type { OpenTabs } from '../chromium/open-tabs.ts';
import type { TabControl } from '../chromium/tab-control.ts';
import type { FreezeGuard } from '../enforce/freeze-guard.ts';
import type { Protection } from '../enforce/protection.ts';
import type { Effects } from '../receive.ts';
import { heldStill } from './held-still.ts';

export interface ShowTabParts {
  readonly tabs: Pick<OpenTabs, 'all'>;
  readonly tabControl: TabControl;
  readonly protection: Protection;
  readonly freezeGuard: FreezeGuard;
}

/** A tab that is open comes to the front, and its window with it. */
export const createShowTab =
  (parts: ShowTabParts): Effects['show-tab'] =>
  async (target) => {
    const why = heldStill(parts);
    if (why !== null) return failure('failed', why);
    const [tab] = tabsMeant(await parts.tabs.all(), target);
    if (tab === undefined) return failure('not-found', 'No such tab is open.');
    await parts.tabControl.bringToFront(tab.tabId);
    return success(null);
  };

import { failure, success } from '#shared/result.ts';
import type { OpenTabs } from '../chromium/open-tabs.ts';
import type { TabControl } from '../chromium/tab-control.ts';
import type { FreezeGuard } from '../enforce/freeze-guard.ts';
import type { Protection } from '../enforce/protection.ts';
import type { OwnPages } from '../own-pages.ts';
import type { Effects } from '../receive.ts';
import { heldStill } from './held-still.ts';
import { tabsAt } from './tabs-at.ts';

export interface ShowTabParts {
  readonly tabs: Pick<OpenTabs, 'all'>;
  readonly tabControl: TabControl;
  readonly pages: OwnPages;
  readonly protection: Protection;
  readonly freezeGuard: FreezeGuard;
}

/** A tab that is open comes to the front, and its window with it. */
export const createShowTab =
  (parts: ShowTabParts): Effects['show-tab'] =>
  async (target) => {
    const why = heldStill(parts);
    if (why !== null) return failure('failed', why);
    const [tab] = tabsAt(await parts.tabs.all(), target, parts.pages);
    if (tab === undefined) return failure('not-found', 'No such tab is open.');
    await parts.tabControl.bringToFront(tab.tabId);
    return success(null);
  };

import { pageCovers } from '../chromium/page-covers.ts';
import { Cover } from '../enforce/cover.ts';
import { FreezeGuard } from '../enforce/freeze-guard.ts';
import { TabLimitGuard } from '../enforce/tab-limit-guard.ts';
import type { Ground } from './ground.ts';

/** What a teacher sets in a lesson beside lock and focus. */
export const createControls = (ground: Ground, isApart: (tabId: number) => boolean) => {
  const cover = new Cover({ ...ground, pageCovers });
  return {
    cover,
    freezeGuard: new FreezeGuard({ ...ground, cover }),
    tabLimitGuard: new TabLimitGuard({ ...ground, isApart }),
  };
};

export type Controls = ReturnType<typeof createControls>;

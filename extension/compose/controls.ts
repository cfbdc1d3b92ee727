import { pageCovers } from '../chromium/page-covers.ts';
import { browser } from '../browser.ts';
import { Cover } from '../enforce/cover.ts';
import { FreezeGuard } from '../enforce/freeze-guard.ts';
import { UnusedScreen } from '../enforce/unused-screen.ts';
import { TabLimitGuard } from '../enforce/tab-limit-guard.ts';
import type { Ground } from './ground.ts';

/** A film, too, is use: nobody touches anything while it plays. */
const isUnused = async (seconds: number): Promise<boolean> => {
  if ((await browser.idle.queryState(seconds)) === 'active') return false;
  return (await browser.tabs.query({ audible: true })).length === 0;
};

/** What a teacher sets in a lesson beside lock and focus. */
export const createControls = (ground: Ground, isApart: (tabId: number) => boolean) => {
  const cover = new Cover({ ...ground, pageCovers });
  const { protection } = ground;
  return {
    cover,
    unusedScreen: new UnusedScreen({
      ...ground,
      cover,
      rule: () => protection.compiled?.policy.rules.unusedCover ?? null,
      isStaff: () => protection.subject.person.kind === 'staff',
      isUnused,
    }),
    freezeGuard: new FreezeGuard({ ...ground, cover }),
    tabLimitGuard: new TabLimitGuard({ ...ground, isApart }),
  };
};

export type Controls = ReturnType<typeof createControls>;

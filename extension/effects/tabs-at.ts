import { tabsMeant, type TabTarget } from '#shared/tab-target.ts';
import type { OpenTab } from '../chromium/open-tabs.ts';
import type { OwnPages } from '../own-pages.ts';

/** The tabs that a teacher means; where one of our pages stands in place of a page, as the teacher sees it: at that page. */
export const tabsAt = (tabs: readonly OpenTab[], target: TabTarget, pages: OwnPages): OpenTab[] =>
  tabsMeant(
    tabs.map((tab) => ({ ...tab, url: pages.parse(tab.url)?.address ?? tab.url })),
    target,
  );

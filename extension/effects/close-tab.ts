import { failure, success } from '#shared/result.ts';
import type { OpenTab, OpenTabs } from '../chromium/open-tabs.ts';
import type { TabControl } from '../chromium/tab-control.ts';
import type { Protection } from '../enforce/protection.ts';
import type { OwnPages } from '../own-pages.ts';
import type { Effects } from '../receive.ts';
import type { SentTabs } from './sent-tabs.ts';
import { tabsAt } from './tabs-at.ts';

export interface CloseTabParts {
  readonly tabs: Pick<OpenTabs, 'all'>;
  readonly tabControl: TabControl;
  readonly pages: OwnPages;
  readonly protection: Pick<Protection, 'isStopped'>;
  readonly sentTabs: Pick<SentTabs, 'lastAt'>;
  /** Opens a small window in front of everything. */
  readonly openWindow: (url: string) => Promise<void>;
}

/** The tabs go, also where their page would rather stay, and the pupil reads who closed them and why. */
export const createCloseTab =
  ({ tabs, tabControl, pages, protection, sentTabs, openWindow }: CloseTabParts): Effects['close-tab'] =>
  async ({ reason, url, tabId, isSent = false }, { by }) => {
    if (protection.isStopped) return failure('failed', 'This device is stopped: nothing on it is changed.');
    const target = { url, tabId: isSent ? ((await sentTabs.lastAt(url)) ?? noTab) : tabId };
    const meant = tabsAt(await tabs.all(), target, pages);
    const [first] = meant;
    if (first === undefined) return failure('not-found', 'No such tab is open.');
    for (const tab of meant) await tabControl.close(tab.tabId);
    const left = tabsAt(await tabs.all(), target, pages).length;
    if (left > 0) return failure('failed', 'The tab did not close.');
    const message = JSON.stringify({ by, text: reason, closed: nameOf(first), replies: [] });
    await openWindow(`${pages.url('message')}#${encodeURIComponent(message)}`);
    return success(null);
  };

/** As `chrome.tabs.TAB_ID_NONE`. */
const noTab = -1;
const nameOf = ({ title, url }: OpenTab): string => title || new URL(url).host;

import { browser, type Tabs } from '../browser.ts';

export interface OpenTab {
  readonly tabId: number;
  readonly windowId: number;
  /** Where it is, or where it is going. */
  readonly url: string;
  readonly title: string;
  readonly isActive: boolean;
}

/** The pupil's tabs, as much of them as is needed. */
export interface OpenTabs {
  all(): Promise<OpenTab[]>;
  /** The tab in front of the window last used; null when no window is open. */
  front(): Promise<OpenTab | null>;
  find(tabId: number): Promise<OpenTab | null>;
  go(tabId: number, url: string): Promise<void>;
  goBack(tabId: number): Promise<void>;
  /** Answers which tab it is in; null where the browser does not say. */
  open(url: string): Promise<number | null>;
}

const newTabPage = 'chrome://newtab/';

const openTabOf = (tab: Tabs.Tab): OpenTab => ({
  tabId: tab.id ?? -1,
  windowId: tab.windowId ?? -1,
  url: tab.pendingUrl || tab.url || '',
  title: tab.title ?? '',
  isActive: tab.active,
});

const query = async (about: Tabs.QueryQueryInfoType): Promise<OpenTab[]> =>
  (await browser.tabs.query(about)).filter((tab) => tab.id !== undefined).map(openTabOf);

const go = async (tabId: number, url: string): Promise<void> => {
  // The tab may be gone by now, and then nothing is left to do.
  await browser.tabs.update(tabId, { url }).catch(() => undefined);
};

export const openTabs: OpenTabs = {
  all: () => query({}),
  front: async () => {
    const [focused] = await query({ active: true, lastFocusedWindow: true, windowType: 'normal' });
    // A message or another small window may have the focus.
    return focused ?? (await query({ active: true, windowType: 'normal' }))[0] ?? null;
  },
  find: (tabId) => browser.tabs.get(tabId).then(openTabOf, () => null),
  go,
  goBack: (tabId) => browser.tabs.goBack(tabId).catch(() => go(tabId, newTabPage)),
  open: async (url) => {
    const windows = await browser.windows.getAll({ windowTypes: ['normal'] });
    if (windows.length > 0) return (await browser.tabs.create({ url, active: true })).id ?? null;
    const { tabs: [tab] = [] } = await browser.windows.create({ url });
    return tab?.id ?? null;
  },
};

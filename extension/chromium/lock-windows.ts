import { browser } from '../browser.ts';
import type { LockTab, Screen } from '../enforce/lock-screen.ts';

const newTabPage = 'chrome://newtab/';

/** The browser's windows, for the lock. */
export const lockWindows: Screen = {
  windows: async () => {
    const windows = await browser.windows.getAll({
      populate: true,
      windowTypes: ['normal', 'popup', 'panel', 'app'],
    });
    return windows.map((window) => ({
      id: window.id ?? -1,
      isNormal: window.type === 'normal',
      isMinimised: window.state === 'minimized',
      tabs: (window.tabs ?? []).map((tab): LockTab => ({
        id: tab.id ?? -1,
        url: tab.pendingUrl || tab.url || '',
        isActive: tab.active,
      })),
    }));
  },
  openTab: async (windowId, url) => {
    const [front] = await browser.tabs.query({ windowId, active: true });
    // With an opener the browser goes back to that tab when ours closes.
    await browser.tabs.create({
      windowId,
      url,
      active: true,
      ...(front?.id ? { openerTabId: front.id } : {}),
    });
  },
  activate: async (tabId) => void (await browser.tabs.update(tabId, { active: true })),
  navigate: async (tabId, url) => void (await browser.tabs.update(tabId, { url: url ?? newTabPage })),
  remove: (tabId) => browser.tabs.remove(tabId),
  minimise: async (windowId) => void (await browser.windows.update(windowId, { state: 'minimized' })),
};

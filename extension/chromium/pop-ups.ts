import { browser } from '../browser.ts';

/** Small windows that pages open by themselves. */
export interface PopUps {
  /** The page that opened this one; null for what is no such window. Said once. */
  openerOf(tabId: number): Promise<string | null>;
  close(tabId: number): Promise<void>;
}

const isSmallWindow = async (tabId: number): Promise<boolean> => {
  const { windowId } = await browser.tabs.get(tabId);
  return windowId !== undefined && (await browser.windows.get(windowId)).type === 'popup';
};

/** To be called in the worker's first tick. Who opened what is forgotten with the worker: it is asked for a moment later. */
export const watchPopUps = (): PopUps => {
  const openers = new Map<number, Promise<string | null>>();
  browser.webNavigation.onCreatedNavigationTarget.addListener(({ tabId, sourceTabId }) => {
    openers.set(
      tabId,
      browser.tabs.get(sourceTabId).then(
        ({ url }) => url ?? null,
        () => null,
      ),
    );
  });
  browser.tabs.onRemoved.addListener((tabId) => void openers.delete(tabId));
  return {
    openerOf: async (tabId) => {
      const opener = (await openers.get(tabId)) ?? null;
      openers.delete(tabId);
      return opener !== null && (await isSmallWindow(tabId).catch(() => false)) ? opener : null;
    },
    close: (tabId) => browser.tabs.remove(tabId).catch(() => undefined),
  };
};

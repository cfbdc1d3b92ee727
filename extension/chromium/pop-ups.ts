import * as z from 'zod/mini';
import { browser } from '../browser.ts';
import { pressQuestion } from '../prompts/last-press.ts';
import { isOpenedByItself } from '../prompts/opened-by-itself.ts';

/** Windows that pages open by themselves: small ones, and tabs that follow no press on what leads there. */
export interface PopUps {
  /** The page that opened this one; null for what is no such window. Said once. */
  openerOf(tabId: number): Promise<string | null>;
  close(tabId: number): Promise<void>;
}

interface Opened {
  /** The page that opened it. */
  readonly opener: string | null;
  readonly isByItself: boolean;
}

const pressSchema = z.discriminatedUnion('is', [
  z.object({ is: z.literal('link'), to: z.string() }),
  z.object({ is: z.enum(['control', 'nothing']) }),
]);

/** Where the page does not say, as when it has gone meanwhile, the child is taken to have pressed something. */
const wasByItself = async (tabId: number, frameId: number, url: string): Promise<boolean> => {
  const told: unknown = await browser.tabs.sendMessage(tabId, pressQuestion, { frameId }).catch(() => null);
  const press = pressSchema.safeParse(told);
  return press.success && isOpenedByItself(press.data, url);
};

const isSmallWindow = async (tabId: number): Promise<boolean> => {
  const { windowId } = await browser.tabs.get(tabId);
  return windowId !== undefined && (await browser.windows.get(windowId)).type === 'popup';
};

const urlOf = (tabId: number): Promise<string | null> =>
  browser.tabs.get(tabId).then(
    ({ url }) => url ?? null,
    () => null,
  );

/** To be called in the worker's first tick. Who opened what is forgotten with the worker: it is asked for a moment later. */
export const watchPopUps = (): PopUps => {
  const opened = new Map<number, Promise<Opened>>();
  browser.webNavigation.onCreatedNavigationTarget.addListener(
    ({ tabId, sourceTabId, sourceFrameId, url }) => {
      const asked = Promise.all([urlOf(sourceTabId), wasByItself(sourceTabId, sourceFrameId, url)]);
      opened.set(
        tabId,
        asked.then(([opener, isByItself]) => ({ opener, isByItself })),
      );
    },
  );
  browser.tabs.onRemoved.addListener((tabId) => void opened.delete(tabId));
  return {
    openerOf: async (tabId) => {
      const { opener = null, isByItself = false } = (await opened.get(tabId)) ?? {};
      opened.delete(tabId);
      if (opener === null) return null;
      return isByItself || (await isSmallWindow(tabId).catch(() => false)) ? opener : null;
    },
    close: (tabId) => browser.tabs.remove(tabId).catch(() => undefined),
  };
};

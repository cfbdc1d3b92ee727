import { browser } from '../browser.ts';
import type { Shown } from '../cover/shown.ts';

/** Puts covers on pages of the web. */
export interface PageCovers {
  /** False where the browser lets no extension touch the page. */
  show(tabId: number, shown: Shown): Promise<boolean>;
}

const script = 'page-cover.js';
/** The first try on a page can come to nothing (seen in Chromium 156); what counts is what the page answers. */
const maxTries = 3;

export const pageCovers: PageCovers = {
  show: async (tabId, shown) => {
    try {
      for (let tries = 0; tries < maxTries; tries += 1) if (await showOnce(tabId, shown)) return true;
    } catch {
      // A page of the browser itself, or a tab that is gone.
    }
    return false;
  },
};

const showOnce = async (tabId: number, shown: Shown): Promise<boolean> => {
  const target = { tabId };
  await browser.scripting.executeScript({ target, files: [script], injectImmediately: true });
  const [answer] = await browser.scripting.executeScript({
    target,
    injectImmediately: true,
    args: [shown],
    func: (what: Shown) => {
      if (globalThis.thinkclickCover === undefined) return false;
      globalThis.thinkclickCover(what);
      return true;
    },
  });
  return answer?.result === true;
};

import { browser } from '../browser.ts';
import type { Shown } from '../cover/shown.ts';

/** Puts covers on pages of the web. */
export interface PageCovers {
  /** False where the browser lets no extension touch the page. */
  show(tabId: number, shown: Shown): Promise<boolean>;
}

const script = 'page-cover.js';

export const pageCovers: PageCovers = {
  show: async (tabId, shown) => {
    const target = { tabId };
    try {
      await browser.scripting.executeScript({ target, files: [script], injectImmediately: true });
      await browser.scripting.executeScript({
        target,
        injectImmediately: true,
        args: [shown],
        func: (what: Shown) => globalThis.thinkclickCover?.(what),
      });
      return true;
    } catch {
      return false;
    }
  },
};

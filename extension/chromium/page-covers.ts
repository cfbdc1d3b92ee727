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
      const [answer] = await browser.scripting.executeScript({
        target,
        injectImmediately: true,
        // As text: Chromium (156) leaves nulls out of the objects it hands over.
        args: [JSON.stringify(shown)],
        func: (what: string) => {
          globalThis.thinkclickCover?.(JSON.parse(what) as Shown);
          return globalThis.thinkclickCover !== undefined;
        },
      });
      return answer?.result === true;
    } catch {
      // A page of the browser itself, or a tab that is gone.
      return false;
    }
  },
};

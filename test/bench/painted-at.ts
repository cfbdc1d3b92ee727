import type { Page } from 'puppeteer';
import { waitUntil } from '../support/wait-until.ts';

/** Epoch ms at which what stands in this tab was painted, by its own clock. */
export const paintedAt = (tab: Page): Promise<number> =>
  waitUntil('the page is painted', () =>
    tab
      .evaluate(() => {
        const [paint] = performance.getEntriesByName('first-contentful-paint');
        return paint === undefined ? null : performance.timeOrigin + paint.startTime;
      })
      // It is being exchanged for another.
      .catch(() => null),
  );

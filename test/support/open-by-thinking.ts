import type { Browser, Page } from 'puppeteer';
import { openTab, waitForOwnPage, waitForText } from './pupil-tab.ts';
import { waitUntil } from './wait-until.ts';

/** A site that nobody knows, opened by the keyboard alone: the pupil stops, thinks, and opens it. */
export const openByThinking = async (browser: Browser, host: string): Promise<Page> => {
  const page = await openTab(browser, `https://${host}/`);
  await waitForOwnPage(page, 'think');
  await waitForText(page, 'Open it');
  const isOnOpen = () =>
    page.evaluate(() => document.activeElement?.closest('[data-choice="open"]') !== null);
  for (let presses = 0; presses < 10 && !(await isOnOpen()); presses += 1) await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await waitUntil('the page is open', () => page.url() === `https://${host}/`);
  return page;
};

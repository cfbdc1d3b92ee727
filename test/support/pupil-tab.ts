import type { Browser, Page } from 'puppeteer';
import { waitUntil } from './wait-until.ts';

/** The extension's pages that stand in place of another. */
export type OwnPageName = 'blocked' | 'think' | 'lock' | 'file' | 'frozen' | 'tab-limit' | 'agreement';

/** A pupil types an address into a new tab. What becomes of it is for the caller to look at. */
export const openTab = async (browser: Browser, url: string): Promise<Page> => {
  const page = await browser.newPage();
  // A navigation that the extension stops counts as failed.
  await page.goto(url, { timeout: 10_000 }).catch(() => null);
  return page;
};

/** Which of the extension's pages a tab shows; null for the web. */
export const ownPageOf = (page: Page): OwnPageName | null => {
  const [, name] =
    /^chrome-extension:\/\/[a-p]{32}\/(blocked|think|lock|file|frozen|tab-limit|agreement)\.html/.exec(
      page.url(),
    ) ?? [];
  return (name as OwnPageName | undefined) ?? null;
};

/** Waits until it stands in the tab and is drawn. */
export const waitForOwnPage = (page: Page, name: OwnPageName, timeoutMs?: number): Promise<true> =>
  waitUntil(
    `${name}.html stands in the tab`,
    async () => ownPageOf(page) === name && (await page.$('h1').catch(() => null)) !== null,
    timeoutMs,
  );

/** Does what closes it. It may be gone before a key is let go again, of which the debugger complains; only the end counts. */
export const closeBy = async (page: Page, act: () => Promise<unknown>): Promise<void> => {
  await act().catch(() => undefined);
  await waitUntil('the page is closed', () => page.isClosed());
};

export const textOf = (page: Page): Promise<string> =>
  page.evaluate(() => document.querySelector('body')?.innerText ?? '');

/** What the tab says, once it says these words. */
export const waitForText = (page: Page, words: string): Promise<string> =>
  waitUntil(`the tab says "${words}"`, async () => {
    const text = await textOf(page).catch(() => '');
    return text.includes(words) ? text : null;
  });

/** Waits until a tab shows a page of the web with this title. */
export const waitForTitle = (page: Page, title: string, timeoutMs = 15_000): Promise<true> =>
  waitUntil(
    `the tab shows "${title}"`,
    async () => (await page.title().catch(() => '')) === title && ownPageOf(page) === null,
    timeoutMs,
  );

/** The tab that the pupil sees: the visible one. */
export const shownPage = async (browser: Browser): Promise<Page | undefined> => {
  for (const page of await browser.pages()) {
    const isShown = await page.evaluate(() => document.visibilityState === 'visible').catch(() => false);
    if (isShown) return page;
  }
  return undefined;
};

/** The lock on top of all tabs. */
export const waitForLock = (browser: Browser): Promise<Page> =>
  waitUntil('the screen shows the lock', async () => {
    const shown = await shownPage(browser);
    return shown !== undefined && ownPageOf(shown) === 'lock' ? shown : null;
  });

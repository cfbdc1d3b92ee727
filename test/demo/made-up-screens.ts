import type { Page as BrowserPage } from 'puppeteer';
import type { FakeScreen, ScreenPicture } from '../support/fake-device-options.ts';
import { launchPlainBrowser } from '../support/launch-browser.ts';
import { madeUpVisits } from '../support/made-up-visits.ts';
import type { MadeUpWeb } from '../support/made-up-web.ts';

type Sizes = Readonly<Record<'grid' | 'close', ScreenPicture>>;

const screenshot = async (page: BrowserPage, width: number, height: number): Promise<ScreenPicture> => {
  await page.setViewport({ width: 1366, height: 768, deviceScaleFactor: width / 1366 });
  return { width, height, bytes: await page.screenshot({ type: 'jpeg', quality: 70 }) };
};

const photograph = async (page: BrowserPage, url: string): Promise<Sizes> => {
  await page.goto(url);
  return { grid: await screenshot(page, 480, 270), close: await screenshot(page, 1366, 768) };
};

/** Real pictures of the made-up pages, so that simulated devices have something to show. */
export const photographMadeUpWeb = async (web: MadeUpWeb): Promise<FakeScreen> => {
  const browser = await launchPlainBrowser({ resolverRules: web.resolverRules, isHeadless: true });
  try {
    const page = await browser.newPage();
    const pictures = new Map<string, Sizes>();
    for (const { url } of madeUpVisits) pictures.set(url, await photograph(page, url));
    return (shown, mode) => pictures.get(shown?.url ?? '')?.[mode] ?? null;
  } finally {
    await browser.close();
  }
};

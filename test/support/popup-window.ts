import type { Browser, Page } from 'puppeteer';
import { extensionWorker } from './extension-worker.ts';

/** The extension's own window as it lies over the page in front: in a window of its own, not in a tab. */
export const openPopupWindow = async (browser: Browser, url: string): Promise<Page> => {
  const target = browser.waitForTarget((each) => each.url() === url);
  const worker = await extensionWorker(browser);
  await worker.evaluate(
    (address) => void chrome.windows.create({ url: address, type: 'popup', width: 780, height: 700 }),
    url,
  );
  const page = await (await target).page();
  if (page === null) throw new Error('The popup did not open.');
  return page;
};

import type { Page } from 'puppeteer';

/** What a page saves goes into this folder, without a question. */
export const keepDownloads = async (page: Page, folder: string): Promise<void> => {
  const session = await page.createCDPSession();
  const { targetInfo } = await session.send('Target.getTargetInfo');
  const { browserContextId } = targetInfo;
  await session.send('Browser.setDownloadBehavior', {
    behavior: 'allow',
    downloadPath: folder,
    ...(browserContextId && { browserContextId }),
  });
};

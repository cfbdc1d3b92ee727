import { browser } from '../browser.ts';
import type { TestGround } from '../filter-test.ts';
import type { OwnPages } from '../own-pages.ts';

const restsWithinMs = 8_000;
const lookEveryMs = 100;

const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, lookEveryMs));

/** Asks again and again until there is an answer; null when time is up. */
const until = async <Value>(look: () => Promise<Value | null>): Promise<Value | null> => {
  const end = Date.now() + restsWithinMs;
  while (Date.now() < end) {
    const found = await look();
    if (found !== null) return found;
    await pause();
  }
  return null;
};

const countRequests = (host: string) => {
  let sent = 0;
  const count = (): undefined => {
    sent += 1;
    return undefined;
  };
  browser.webRequest.onSendHeaders.addListener(count, { urls: [`*://${host}/*`] });
  return () => {
    browser.webRequest.onSendHeaders.removeListener(count);
    return sent;
  };
};

/** The browser as a ground for tests of the filter: a small window behind the pupil's own, closed afterwards. */
export const createTestGround = (pages: OwnPages): TestGround => ({
  visit: async (url) => {
    const stopCounting = countRequests(new URL(url).hostname);
    const window = await browser.windows.create({
      url,
      focused: false,
      type: 'popup',
      width: 500,
      height: 400,
    });
    const tabId = window.tabs?.[0]?.id ?? -1;
    const landedAt = await until(async () => {
      const tab = await browser.tabs.get(tabId);
      const isOurs = pages.parse(tab.url ?? '') !== null;
      return tab.status === 'complete' && (isOurs || tab.url !== 'about:blank') ? (tab.url ?? '') : null;
    }).catch(() => null);
    // Our page may still take the place of an error page.
    await pause();
    const last = await browser.tabs.get(tabId).catch(() => null);
    if (window.id !== undefined) await browser.windows.remove(window.id).catch(() => undefined);
    return { landedAt: last?.url ?? landedAt ?? '', sentRequests: stopCounting() };
  },

  isDownloadStopped: async (url, filename) => {
    const id = await browser.downloads.download({ url, filename, saveAs: false }).catch(() => null);
    // Chromium refuses a download that was put away before it had begun.
    if (id === null) return true;
    const isGone = await until(async () =>
      (await browser.downloads.search({ id })).length === 0 ? true : null,
    );
    await closeFilePages(pages);
    if (isGone) return true;
    await browser.downloads.cancel(id).catch(() => undefined);
    await browser.downloads.removeFile(id).catch(() => undefined);
    return false;
  },
});

const closeFilePages = async (pages: OwnPages): Promise<void> => {
  const tabs = await browser.tabs.query({});
  const ids = tabs.flatMap(({ id, url, pendingUrl }) =>
    id !== undefined && pages.parse(pendingUrl || url || '')?.page === 'file' ? id : [],
  );
  await browser.tabs.remove(ids);
};

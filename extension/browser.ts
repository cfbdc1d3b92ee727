import browserApi from 'webextension-polyfill';

/** The browser, and the only door to it. */
export const browser = browserApi;
export type { Runtime, Tabs, WebRequest } from 'webextension-polyfill';

/** What this Chromebook is called by the school. Empty where the browser or the policy does not give it. */
export const readDeviceAttributes = async (): Promise<{
  serialNumber: string | null;
  assetId: string | null;
}> => {
  const attributes = globalThis.chrome?.enterprise?.deviceAttributes;
  if (attributes === undefined) return { serialNumber: null, assetId: null };
  const [serialNumber, assetId] = await Promise.all([
    attributes.getDeviceSerialNumber().catch(() => ''),
    attributes.getDeviceAssetId().catch(() => ''),
  ]);
  return { serialNumber: serialNumber || null, assetId: assetId || null };
};

/** `ANY` includes accounts signed in without sync, which is the normal case in schools. The polyfill's types lack it. */
export const readProfileEmail = async (): Promise<string | null> => {
  const { email } = await globalThis.chrome.identity.getProfileUserInfo({
    accountStatus: 'ANY' as chrome.identity.AccountStatus,
  });
  return email === '' ? null : email.toLowerCase();
};

export interface ComingDownload {
  readonly id: number;
  readonly url: string;
  readonly fileName: string;
  readonly mimeType: string;
}

/**
 * Tells of each download before it gets its name; it goes on when the promise gives true. Chromium alone has this event:
 * until it is answered the bytes lie under a name that no program opens. The polyfill lacks it.
 */
export const onDownload = (mayGoOn: (download: ComingDownload) => Promise<boolean>): void => {
  globalThis.chrome.downloads.onDeterminingFilename.addListener((item, suggest) => {
    const { id, url, finalUrl, filename, mime } = item;
    void mayGoOn({ id, url: finalUrl || url, fileName: filename, mimeType: mime }).then(
      (isAllowed) => isAllowed && suggest(),
    );
    return true;
  });
};

/** Asks for one rule only: all of them may be a hundred thousand names. The polyfill's types lack the filter. */
export const hasDynamicRule = async (id: number): Promise<boolean> =>
  (await globalThis.chrome.declarativeNetRequest.getDynamicRules({ ruleIds: [id] })).length > 0;
export const hasSessionRule = async (id: number): Promise<boolean> =>
  (await globalThis.chrome.declarativeNetRequest.getSessionRules({ ruleIds: [id] })).length > 0;

/** Takes away the service workers of one origin, and what they have kept. The polyfill's types lack `origins`. */
export const clearSiteWorkers = (origin: string): Promise<void> =>
  globalThis.chrome.browsingData.remove(
    { origins: [origin] },
    { serviceWorkers: true, cacheStorage: true, cache: true },
  );

/** The one page without a window that an extension may have, which may start workers. The polyfill lacks it. */
export const offscreenPage = {
  isOpen: async (): Promise<boolean> =>
    (
      await globalThis.chrome.runtime.getContexts({
        contextTypes: ['OFFSCREEN_DOCUMENT'],
      })
    ).length > 0,
  open: (url: string, justification: string): Promise<void> =>
    globalThis.chrome.offscreen.createDocument({ url, reasons: ['WORKERS'], justification }),
  close: (): Promise<void> => globalThis.chrome.offscreen.closeDocument(),
};

/**
 * Takes every page out of the back/forward cache: Chromium (seen in 156) knows no way to do that alone, and no event before
 * a page comes back from there. It does so as it begins to clear the other cache (`CacheFlushed`), from which nothing goes
 * that was there before now; for some origins alone it would go through all of that one first.
 */
export const forgetLeftPages = (): Promise<void> =>
  globalThis.chrome.browsingData.remove({ since: Date.now() }, { cache: true });

/** What the browser itself takes words for, on this computer alone; null where it is not sure. */
export const languageOfWords = async (words: string): Promise<string | null> => {
  const { isReliable, languages } = await browser.i18n.detectLanguage(words);
  return isReliable ? (languages[0]?.language ?? null) : null;
};

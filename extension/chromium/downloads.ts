import { browser } from '../browser.ts';
import type { Downloads } from '../enforce/downloads.ts';

/** The browser's downloads. Chromium takes the bytes so far away with a cancelled one. */
export const browserDownloads: Downloads = {
  remove: async (id) => {
    await browser.downloads.cancel(id).catch(() => undefined);
    // Small files may be whole by now, though nobody has named them.
    await browser.downloads.removeFile(id).catch(() => undefined);
    await browser.downloads.erase({ id });
  },
  start: async (url) => void (await browser.downloads.download({ url })),
};

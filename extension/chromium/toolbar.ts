import { browser } from '../browser.ts';
import type { MarkStatus } from '../mark/mark-status.ts';

const badges: Record<MarkStatus['tone'], { text: string; color: string }> = {
  calm: { text: '', color: '#2b7f68' },
  seen: { text: '●', color: '#b3261e' },
  hand: { text: '✋', color: '#f2b632' },
};

/** The extension's picture beside the address bar: a dot while somebody looks, and the whole story under the pointer. */
export const toolbar = {
  show: async ({ tone, detail }: MarkStatus): Promise<void> => {
    const { text, color } = badges[tone];
    await browser.action.setBadgeText({ text });
    await browser.action.setBadgeBackgroundColor({ color });
    await browser.action.setTitle({ title: ['ThinkClick.', ...detail.map(({ words }) => words)].join(' ') });
  },
};

/** The pages that are on view; a page without our script does not answer. */
export const tellPagesInFront = async (message: object): Promise<void> => {
  const tabs = await browser.tabs.query({ active: true });
  await Promise.all(
    tabs.flatMap(({ id }) =>
      id === undefined ? [] : browser.tabs.sendMessage(id, message, { frameId: 0 }).catch(() => undefined),
    ),
  );
};

const popupSize = { width: 420, height: 640 } as const;

/** What the toolbar opens, at this address; in a small window where the browser does not open it by itself. */
export const openPopup = async (url: string): Promise<void> => {
  await browser.action.setPopup({ popup: url });
  try {
    await browser.action.openPopup();
  } catch {
    await browser.windows.create({ url, type: 'popup', focused: true, ...popupSize });
  } finally {
    // A click on the toolbar opens the whole of it again.
    await browser.action.setPopup({ popup: 'popup.html' });
  }
};

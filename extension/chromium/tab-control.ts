import { browser, type Tabs } from '../browser.ts';

/** What a teacher does to a pupil's tabs. */
export interface TabControl {
  /** And its window with it. */
  bringToFront(tabId: number): Promise<void>;
  /** Also where its page would rather stay, and without closing the browser with its last tab. */
  close(tabId: number): Promise<void>;
}

const bringToFront = async (tabId: number): Promise<void> => {
  const tab = await browser.tabs.update(tabId, { active: true }).catch(() => null);
  if (tab?.windowId !== undefined)
    await browser.windows.update(tab.windowId, { focused: true }).catch(() => undefined);
};

/** Another tab of the window in front, a new one where it is the only one. */
const stepAside = async ({ id, windowId }: Tabs.Tab): Promise<void> => {
  const beside = (await browser.tabs.query({ windowId: windowId ?? -1 })).filter((tab) => tab.id !== id);
  const next = beside.toSorted((one, other) => (other.lastAccessed ?? 0) - (one.lastAccessed ?? 0))[0];
  if (next?.id === undefined) await browser.tabs.create({ windowId: windowId ?? -1, active: true });
  else await browser.tabs.update(next.id, { active: true });
};

const close = async (tabId: number): Promise<void> => {
  const tab = await browser.tabs.get(tabId).catch(() => null);
  if (tab === null) return;
  if (tab.active) await stepAside(tab);
  // A page may ask whether it is to be left; one that was put away asks nothing.
  await browser.tabs.discard(tabId).catch(() => undefined);
  const [again] = (await browser.tabs.query({ windowId: tab.windowId ?? -1 })).filter(
    (each) => each.id === tabId || (each.index === tab.index && each.url === tab.url),
  );
  await browser.tabs.remove(again?.id ?? tabId).catch(() => undefined);
};

export const tabControl: TabControl = { bringToFront, close };

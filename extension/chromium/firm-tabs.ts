import { browser } from '../browser.ts';

/** What a page holds besides itself, and leaving it against its will. */
export interface FirmTabs {
  /** The addresses of the frames inside a tab's page. */
  frames(tabId: number): Promise<string[]>;
  /** Sends the tab there, also where its page asks the pupil to stay. */
  putAway(tabId: number, url: string): Promise<void>;
  /** Loads the page anew, in the same way. */
  reload(tabId: number): Promise<void>;
  /** The same for a site whose shared worker is to end: it lives until every tab of the site has been elsewhere. */
  reloadWithWorkers(tabId: number): Promise<void>;
}

export const firmTabs: FirmTabs = {
  frames: async (tabId) => {
    const frames = await browser.webNavigation.getAllFrames({ tabId }).catch(() => null);
    // A frame that was stopped stands here with the address it never came to.
    const inside = (frames ?? []).filter(({ frameId, errorOccurred }) => frameId !== 0 && !errorOccurred);
    return inside.map(({ url }) => url);
  },
  putAway: async (tabId, url) => {
    // Whoever was put away a moment ago is not to be held there: it may be on its way back, where all is open again.
    if ((await addressOf(tabId)) === url) return;
    await leaveBy(tabId, () => browser.tabs.update(tabId, { url }), url);
  },
  reload: async (tabId) => {
    const tab = await browser.tabs.get(tabId).catch(() => null);
    if (tab?.url !== undefined) await leaveBy(tabId, () => browser.tabs.reload(tabId), tab.url);
  },
  reloadWithWorkers: async (tabId) => {
    const tab = await browser.tabs.get(tabId).catch(() => null);
    if (tab?.url === undefined) return;
    await leaveBy(tabId, () => browser.tabs.update(tabId, { url: 'about:blank' }), tab.url);
    await new Promise((resolve) => setTimeout(resolve, elsewhereMs));
    await browser.tabs.update(tabId, { url: tab.url }).catch(() => undefined);
  },
};

/** Time for the other tabs of the site to leave too. */
const elsewhereMs = 400;

/** A page that does not object is gone, or its new navigation has begun, well within this time. */
const askedForMs = 1_000;
const lookEveryMs = 50;
const maxTries = 5;

/** The tab may be gone by now, and then nothing is left to do. */
const leaveBy = async (tabId: number, leave: () => Promise<unknown>, url: string): Promise<void> => {
  const before = await addressOf(tabId);
  const beginning = watchBeginning(tabId);
  await leave().catch(() => undefined);
  const hasLeft = async (): Promise<boolean> => beginning.has() || (await addressOf(tabId)) !== before;
  for (let waited = 0; waited < askedForMs && !(await hasLeft()); waited += lookEveryMs) {
    await new Promise((resolve) => setTimeout(resolve, lookEveryMs));
  }
  const isStill = !(await hasLeft());
  beginning.end();
  if (isStill) await replace(tabId, url);
};

const addressOf = async (tabId: number): Promise<string | undefined> =>
  (await browser.tabs.get(tabId).catch(() => null))?.url;

/** Chromium (156) tells of it once the page has been asked, but not where one of our own pages is opened. */
const watchBeginning = (tabId: number) => {
  const { onBeforeNavigate } = browser.webNavigation;
  let hasBegun = false;
  const listener = (details: { tabId: number; frameId: number }): void => {
    if (details.tabId === tabId && details.frameId === 0) hasBegun = true;
  };
  onBeforeNavigate.addListener(listener);
  return { has: () => hasBegun, end: () => onBeforeNavigate.removeListener(listener) };
};

/** A page that asks to stay holds its tab for as long as the pupil likes: another tab takes its place. */
const replace = async (tabId: number, url: string): Promise<void> => {
  const tab = await browser.tabs.get(tabId).catch(() => null);
  if (tab === null) return;
  const { windowId, index, active } = tab;
  await browser.tabs.create({ url, active, index, ...(windowId !== undefined && { windowId }) });
  let discarded = await discard(tabId);
  for (let tries = 0; tries < maxTries && discarded === null; tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, askedForMs));
    discarded = await discard(tabId);
  }
  await browser.tabs.remove(discarded ?? tabId).catch(() => undefined);
};

/** Discarding asks nobody. It is refused for the tab in front, which takes a moment to be another. Answers the tab's new id. */
const discard = async (tabId: number): Promise<number | null> => {
  const { discarded } = await browser.tabs.get(tabId).catch(() => ({ discarded: true }));
  if (discarded === true) return tabId;
  return browser.tabs.discard(tabId).then(
    (tab) => (tab as { readonly id?: number } | undefined)?.id ?? tabId,
    () => null,
  );
};

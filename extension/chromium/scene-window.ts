import { attendedSceneMs, quickSceneMs, type SceneRequest } from '#shared/scene.ts';
import { browser } from '../browser.ts';
import type { SceneEnd, SceneGround, SceneStep } from '../scene-recorder.ts';

const lookEveryMs = 250;
/** Frames and sign-in hops follow one another with gaps; after so long without one the page rests. */
const quietMs = 2_500;
const size = { width: 1100, height: 760 };

const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, lookEveryMs));

interface TabStep {
  readonly tabId: number;
  readonly frameId: number;
  readonly url: string;
}

/** Hears every navigation of these tabs, and of those they open. Returns how to stop. */
const listenTo = (tabs: Set<number>, tell: (step: SceneStep) => void): (() => void) => {
  const heard = ({ tabId, frameId, url }: TabStep): undefined => {
    if (tabs.has(tabId)) tell({ kind: frameId === 0 ? 'page' : 'frame', url });
    return undefined;
  };
  // The first address of a tab is told by its navigation, where a redirect leads only by its request.
  const redirected = (step: TabStep & { readonly redirectUrl: string }): undefined =>
    heard({ ...step, url: step.redirectUrl });
  const opened = ({ sourceTabId, tabId }: { sourceTabId: number; tabId: number }): void => {
    if (tabs.has(sourceTabId)) tabs.add(tabId);
  };
  const { webNavigation, webRequest } = browser;
  webNavigation.onBeforeNavigate.addListener(heard);
  webNavigation.onCommitted.addListener(heard);
  webNavigation.onCreatedNavigationTarget.addListener(opened);
  webRequest.onBeforeRedirect.addListener(redirected, {
    urls: ['<all_urls>'],
    types: ['main_frame', 'sub_frame'],
  });
  return () => {
    webNavigation.onBeforeNavigate.removeListener(heard);
    webNavigation.onCommitted.removeListener(heard);
    webNavigation.onCreatedNavigationTarget.removeListener(opened);
    webRequest.onBeforeRedirect.removeListener(redirected);
  };
};

/** The tab as it is now; null once a person has closed it. */
const look = (tabId: number) => browser.tabs.get(tabId).catch(() => null);

/** Waits until the page rests, the window is closed, or time is up. */
const untilOver = async (tabId: number, isAttended: boolean, lastStepAt: () => number): Promise<SceneEnd> => {
  const endsAt = Date.now() + (isAttended ? attendedSceneMs : quickSceneMs);
  let end: SceneEnd = { landedAt: '', title: '' };
  while (Date.now() < endsAt) {
    await pause();
    const tab = await look(tabId);
    if (tab === null) break;
    end = { landedAt: tab.url ?? '', title: tab.title ?? '' };
    const isQuiet = tab.status === 'complete' && Date.now() - lastStepAt() > quietMs;
    if (isQuiet && !isAttended) break;
  }
  return end;
};

/** Tabs that a recording has opened: what happens in them is no visit of the pupil's. */
export class SceneWindows implements SceneGround {
  readonly #tabs = new Set<number>();

  has(tabId: number): boolean {
    return this.#tabs.has(tabId);
  }

  async watch({ url, isAttended }: SceneRequest, tell: (step: SceneStep) => void): Promise<SceneEnd> {
    let lastStepAt = Date.now();
    const stop = listenTo(this.#tabs, (step) => {
      lastStepAt = Date.now();
      tell(step);
    });
    // Empty at first: a tab is known only once it is there, and its first steps count.
    const blank = { url: 'about:blank', type: 'popup', focused: isAttended, ...size } as const;
    const window = await browser.windows.create(blank);
    const tabId = window.tabs?.[0]?.id ?? -1;
    this.#tabs.add(tabId);
    try {
      await browser.tabs.update(tabId, { url });
      return await untilOver(tabId, isAttended, () => lastStepAt);
    } finally {
      stop();
      await browser.tabs.remove([...this.#tabs]).catch(() => undefined);
      this.#tabs.clear();
    }
  }
}

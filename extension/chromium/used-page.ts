import { browser } from '../browser.ts';
import { openTabs, type OpenTab } from './open-tabs.ts';

const idleAfterSeconds = 60;

/** The page in front while somebody is at it: mouse or keys in the last minute, or something that is heard. */
export const usedPage = async (): Promise<OpenTab | null> => {
  const front = await openTabs.front();
  if (front === null || !(await isInSight(front))) return null;
  const state = await browser.idle.queryState(idleAfterSeconds);
  return state === 'active' || (state === 'idle' && (await isHeard(front))) ? front : null;
};

/** Another app may be in front of the browser. */
const isInSight = async ({ windowId }: OpenTab): Promise<boolean> => {
  const window = await browser.windows.get(windowId).catch(() => null);
  return window !== null && window.focused && window.state !== 'minimized';
};

const isHeard = async ({ tabId }: OpenTab): Promise<boolean> =>
  (await browser.tabs.get(tabId).catch(() => null))?.audible === true;

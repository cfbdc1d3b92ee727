import type { OpenTabs } from '../chromium/open-tabs.ts';
import type { OwnPages } from '../own-pages.ts';
import type { Protection } from './protection.ts';
import type { Redirects } from './redirects.ts';

export interface Navigation {
  readonly tabId: number;
  readonly frameId: number;
  readonly url: string;
}

/** A navigation that came to nothing. */
export interface FailedNavigation extends Navigation {
  readonly error: string;
}

export interface NavigationGuardParts {
  readonly tabs: OpenTabs;
  readonly pages: OwnPages;
  readonly protection: Protection;
  readonly redirects: Redirects;
}

/**
 * Judges where a tab went, for what no request shows: pages from a site's own service worker, from the back/forward
 * cache, and addresses a page gave itself. True when the page may stay.
 */
export const guardNavigation = async (
  { tabs, pages, protection, redirects }: NavigationGuardParts,
  { tabId, frameId, url }: Navigation,
): Promise<boolean> => {
  if (frameId !== 0 || pages.parse(url) !== null) return true;
  const { decision } = protection.route(url);
  if (decision?.verdict === 'allow') return true;
  const instead = pages.instead(decision, url);
  // A rule or the request itself may have been faster: then the tab is on its way to our page already.
  const tab = await tabs.find(tabId);
  if (tab === null || instead === null || pages.parse(tab.url) !== null) return false;
  await redirects.send(tabId, url, instead);
  return false;
};

/**
 * The same as a tab sets out. A search that must go to another engine is left to the request and to the rules: the words
 * of a form are in its request alone, and a tab that was on its way to our page by then would lose them.
 */
export const guardSettingOut = async (
  parts: NavigationGuardParts,
  navigation: Navigation,
): Promise<boolean> => {
  if (parts.protection.decide(navigation.url)?.reason === 'search-engine') return true;
  return guardNavigation(parts, navigation);
};

/**
 * A rule's redirect to our page ends on Chromium's error page where a page asked, and then `url` is our page already. A
 * page may also have asked for our page itself, so what it stands for is judged once more.
 */
export const guardFailure = async (
  parts: NavigationGuardParts,
  { url, error, ...navigation }: FailedNavigation,
): Promise<void> => {
  if (error !== blockedByRule) return;
  await guardNavigation(parts, { ...navigation, url: parts.pages.parse(url)?.address ?? url });
};

const blockedByRule = 'net::ERR_BLOCKED_BY_CLIENT';

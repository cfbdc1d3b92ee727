import type { OpenTabs } from '../chromium/open-tabs.ts';
import type { OwnPages } from '../own-pages.ts';
import type { Protection } from './protection.ts';

export interface SweepParts {
  readonly tabs: OpenTabs;
  readonly pages: OwnPages;
  readonly protection: Protection;
}

/**
 * Goes through the open tabs after a change: what is blocked now is put away, and what one of our pages holds back but
 * is open now goes on. A page that would now ask the pupil to think is left alone: it is open already.
 */
export const sweep = async ({ tabs, pages, protection }: SweepParts): Promise<void> => {
  // The lock covers everything and touches nothing.
  if (protection.isLocked) return;
  for (const { tabId, url } of await tabs.all()) {
    const target = targetOf(url, pages, protection);
    if (target !== null && target !== url) await tabs.go(tabId, target);
  }
};

const targetOf = (url: string, pages: OwnPages, protection: Protection): string | null => {
  const own = pages.parse(url);
  if (own === null) {
    const { decision, instead } = protection.route(url);
    return decision === null || decision.verdict === 'block' ? instead : null;
  }
  if (own.address === null || (own.page !== 'blocked' && own.page !== 'think')) return null;
  const instead = protection.route(own.address).instead;
  return instead ?? own.address;
};

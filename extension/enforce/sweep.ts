import { parseAddress } from '#shared/policy/address.ts';
import type { FirmTabs } from '../chromium/firm-tabs.ts';
import type { OpenTabs } from '../chromium/open-tabs.ts';
import type { OwnPages } from '../own-pages.ts';
import type { OpenConnections } from './open-connections.ts';
import type { Protection } from './protection.ts';

export interface SweepParts {
  readonly tabs: OpenTabs;
  readonly firmTabs: FirmTabs;
  readonly pages: OwnPages;
  readonly protection: Protection;
  readonly connections: OpenConnections;
}

/**
 * Goes through the open tabs after a change: what is blocked now is put away, what one of our pages holds back but is
 * open now goes on, and an open page that shows or talks to a blocked site is loaded anew, which ends both. A page that
 * would now ask the pupil to think is left alone: it is open already.
 */
export const sweep = async (parts: SweepParts): Promise<void> => {
  const { tabs, firmTabs, pages, protection } = parts;
  // The lock covers everything and touches nothing.
  if (protection.isLocked) return;
  const holders = holdersOf(parts);
  const sweepTab = async (tabId: number, url: string): Promise<void> => {
    const target = targetOf(url, pages, protection);
    const isOurs = pages.parse(url) !== null;
    if (target !== null && target !== url)
      await (isOurs ? tabs.go(tabId, target) : firmTabs.putAway(tabId, target));
    if (target !== null || isOurs) return;
    if (holders.origins.has(originOf(url))) await firmTabs.reloadWithWorkers(tabId);
    else if (await isHolding(parts, holders, tabId)) await firmTabs.reload(tabId);
  };
  await Promise.all((await tabs.all()).map(({ tabId, url }) => sweepTab(tabId, url)));
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

interface Holders {
  readonly tabIds: ReadonlySet<number>;
  /** Of workers: they belong to every tab of their site. */
  readonly origins: ReadonlySet<string>;
}

/** Who holds a connection open that the rules would not let begin now. */
const holdersOf = ({ connections, protection }: SweepParts): Holders => {
  const open = connections.leadingTo((url) =>
    isClosedInside(protection, asPage(url), ['unknown-site', 'agreement', 'not-let-in', 'focus']),
  );
  return {
    tabIds: new Set(open.map(({ tabId }) => tabId)),
    origins: new Set(open.filter(({ tabId }) => tabId === -1).map(({ initiator }) => initiator)),
  };
};

const isHolding = async (
  { firmTabs, protection }: SweepParts,
  { tabIds }: Holders,
  tabId: number,
): Promise<boolean> => {
  if (tabIds.has(tabId)) return true;
  return (await firmTabs.frames(tabId)).some((frame) => isClosedInside(protection, frame, []));
};

/** As the rules see what a page fetches: `wss:` is judged as the page of its host. */
const asPage = (url: string): string => url.replace(/^ws/i, 'http');

const originOf = (url: string): string => {
  const address = parseAddress(url);
  return address === null ? '' : new URL(address.href).origin;
};

/** The rules stop frames of any kind, but what an open page fetches from a site nobody knows is its own affair. */
const isClosedInside = (protection: Protection, url: string, except: readonly string[]): boolean => {
  if (!/^https?:/i.test(url)) return false;
  const decision = protection.decide(url);
  return decision?.verdict === 'block' && !except.includes(decision.reason);
};

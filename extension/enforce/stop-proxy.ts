import type { NewReport } from '#shared/reports.ts';
import type { OpenTabs } from '../chromium/open-tabs.ts';
import type { Memory } from '../memory.ts';
import { fittingUrl } from '../observe/report-of.ts';
import type { OwnPages } from '../own-pages.ts';
import type { InForce } from './in-force.ts';
import type { FoundProxy } from './proxy-watch.ts';

export interface StopProxyParts {
  readonly memory: Memory;
  readonly tabs: Pick<OpenTabs, 'go'>;
  readonly pages: OwnPages;
  readonly inForce: Pick<InForce, 'live'>;
  /** Takes away a site's service workers and what they have kept. */
  readonly clearSite: (origin: string) => Promise<void>;
  readonly add: (report: NewReport) => Promise<unknown>;
}

const maxSuspects = 80;
const maxRuleLength = 200;

/** Closes a site caught showing other sites' pages: this tab at once, the site on this device until a person lists it. */
export const createStopProxy =
  ({ memory, tabs, pages, inForce, clearSite, add }: StopProxyParts) =>
  async ({ tabId, url, host, origin, signs }: FoundProxy): Promise<void> => {
    let isNew = false;
    await memory.change('suspects', (suspects) => {
      isNew = !suspects.includes(host);
      return isNew ? [...suspects, host].slice(-maxSuspects) : suspects;
    });
    // The rules first: what the page asks for next is stopped already.
    if (isNew) await inForce.live();
    await tabs.go(tabId, `${pages.url('blocked')}#${url}`);
    await clearSite(origin).catch(() => undefined);
    if (!isNew) return;
    const rule = `Shows other sites' pages under its own name (${signs.join(', ')})`.slice(0, maxRuleLength);
    await add({ kind: 'bypass', way: 'rewriting-proxy', url: fittingUrl(url), rule });
  };

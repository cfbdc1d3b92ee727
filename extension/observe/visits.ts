import { parseAddress } from '#shared/policy/address.ts';
import { searchWords } from '#shared/policy/safe-search.ts';
import type { NewReport } from '#shared/reports.ts';
import type { OpenTabs } from '../chromium/open-tabs.ts';
import { fittingUrl, isToldOf, isWebPage, visitOf } from './report-of.ts';

/** How long a page may take to give its title before it is told without. */
const titleWithinMs = 700;

export interface VisitsParts {
  readonly tabs: OpenTabs;
  readonly add: (report: NewReport) => Promise<unknown>;
  readonly safeEngine: () => string | undefined;
  /** Hears of each search, told or not. */
  readonly searched: (url: string, words: string) => Promise<void>;
}

interface Coming {
  readonly url: string;
  readonly timer: ReturnType<typeof setTimeout>;
}

/** Pages opened and words searched for, one report each, with the title where the page gives one in time. */
export class Visits {
  readonly #parts: VisitsParts;
  readonly #coming = new Map<number, Coming>();
  readonly #last = new Map<number, string>();

  constructor(parts: VisitsParts) {
    this.#parts = parts;
  }

  /** A page opened in a tab, or a page gave itself a new address. */
  async opened(tabId: number, url: string): Promise<void> {
    await this.settle(tabId);
    if (!isWebPage(url) || this.#last.get(tabId) === url) return;
    this.#last.set(tabId, url);
    if (!isToldOf(url)) return;
    const timer = setTimeout(() => void this.settle(tabId), titleWithinMs);
    this.#coming.set(tabId, { url, timer });
    await this.#search(url);
  }

  /** Loading the same address again is a visit again. */
  reloaded(tabId: number): void {
    this.#last.delete(tabId);
  }

  /** The page has its title now, or never will: tells the visit. */
  async settle(tabId: number): Promise<void> {
    const coming = this.#coming.get(tabId);
    if (coming === undefined) return;
    this.#coming.delete(tabId);
    clearTimeout(coming.timer);
    const tab = await this.#parts.tabs.find(tabId);
    await this.#parts.add(visitOf(coming.url, tab?.url === coming.url ? tab.title : ''));
  }

  async closed(tabId: number): Promise<void> {
    this.#last.delete(tabId);
    await this.settle(tabId);
  }

  async #search(url: string): Promise<void> {
    const address = parseAddress(url);
    const search = address && searchWords(address, this.#parts.safeEngine());
    if (!search) return;
    await this.#parts.add({ kind: 'search', url: fittingUrl(url), ...search });
    // It may have to wait for a picture.
    void this.#parts.searched(url, search.words).catch(() => undefined);
  }
}

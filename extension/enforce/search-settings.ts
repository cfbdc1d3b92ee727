import type { OpenTabs } from '../chromium/open-tabs.ts';
import type { Protection } from './protection.ts';

export interface SearchSettingsParts {
  readonly tabs: Pick<OpenTabs, 'find' | 'go'>;
  readonly protection: Pick<Protection, 'route'>;
}

/**
 * Searches that arrived without a request the browser's rules could see: an engine's own page that changes its address
 * to another tab of results, and pages from a site's own service worker.
 */
export class SearchSettings {
  readonly #parts: SearchSettingsParts;
  readonly #corrected = new Map<number, string>();

  constructor(parts: SearchSettingsParts) {
    this.#parts = parts;
  }

  /** True when the page may stay; otherwise the tab goes to the same search with its settings. */
  async keep(tabId: number, url: string): Promise<boolean> {
    const { tabs, protection } = this.#parts;
    const { decision, instead } = protection.route(url);
    if (decision?.verdict !== 'allow' || instead === null) return true;
    // An engine that takes the settings out of its address once it has them would be corrected for ever.
    if (this.#corrected.get(tabId) === instead) return true;
    this.#corrected.set(tabId, instead);
    const tab = await tabs.find(tabId);
    if (tab?.url !== url) return true;
    await tabs.go(tabId, instead);
    return false;
  }

  closed(tabId: number): void {
    this.#corrected.delete(tabId);
  }
}

import type { OpenTab } from '../chromium/open-tabs.ts';

export interface PasswordPagesParts {
  /** Whether a password is asked for in a tab; null where that could not be found out. */
  readonly look: (tabId: number) => Promise<boolean | null>;
  readonly onChange: () => void;
}

/** Pages that ask for a password, whatever their address says. They are looked at only while someone watches. */
export class PasswordPages {
  readonly #parts: PasswordPagesParts;
  #last: { readonly tabId: number; readonly url: string; readonly asks: boolean } | null = null;

  constructor(parts: PasswordPagesParts) {
    this.#parts = parts;
  }

  /** Looks. A page that gives no answer, as while it loads, is as it was; a new one may ask, and is not told as asking. */
  async mayAsk(tab: Pick<OpenTab, 'tabId' | 'url'>): Promise<boolean> {
    const asks = await this.#parts.look(tab.tabId);
    const before = this.#known(tab);
    if (asks === null) return before ?? true;
    this.#last = { tabId: tab.tabId, url: tab.url, asks };
    if (asks !== (before ?? false)) this.#parts.onChange();
    return asks;
  }

  /** As of the last look; false for a page that was not looked at. */
  asked(tab: Pick<OpenTab, 'tabId' | 'url'>): boolean {
    return this.#known(tab) ?? false;
  }

  #known({ tabId, url }: Pick<OpenTab, 'tabId' | 'url'>): boolean | null {
    const last = this.#last;
    return last?.tabId === tabId && last.url === url ? last.asks : null;
  }
}

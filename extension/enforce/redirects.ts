interface OnTheWay {
  readonly url: string;
  readonly gone: Promise<void>;
}

/**
 * Tabs on their way from an address to one of our pages. The request and the navigation each see to that; so that the
 * page does not load twice, the second of them finds here what the first has done.
 */
export class Redirects {
  readonly #go: (tabId: number, url: string) => Promise<void>;
  readonly #onTheWay = new Map<number, OnTheWay>();

  constructor(parts: { readonly go: (tabId: number, url: string) => Promise<void> }) {
    this.#go = parts.go;
  }

  /** The browser takes the tab there by itself. */
  note(tabId: number, url: string): void {
    this.#onTheWay.set(tabId, { url, gone: Promise.resolve() });
  }

  /** Takes the tab there, unless it is on its way already; resolves when the browser has set out. */
  send(tabId: number, url: string, instead: string): Promise<void> {
    const before = this.#onTheWay.get(tabId);
    if (before?.url === url) return before.gone;
    const gone = this.#go(tabId, instead);
    this.#onTheWay.set(tabId, { url, gone });
    return gone;
  }

  /** The tab has arrived somewhere, or sets out anew: what was on the way is over. */
  forget(tabId: number): void {
    this.#onTheWay.delete(tabId);
  }
}

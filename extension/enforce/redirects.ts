interface OnTheWay {
  readonly url: string;
  /** The browser does it by itself, by the answer to a request, or the tab was sent. */
  readonly by: 'browser' | 'us';
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
    if (this.#find(tabId, url)?.by === 'us') return;
    this.#onTheWay.set(tabId, { url, by: 'browser', gone: Promise.resolve() });
  }

  /** Takes the tab there, unless it is on its way already; resolves when the browser has set out. */
  send(tabId: number, url: string, instead: string): Promise<void> {
    return this.#find(tabId, url)?.gone ?? this.#goTo(tabId, url, instead);
  }

  /**
   * The same for a request that a page made, which the browser cannot take there by itself. Chromium (seen in 156) also
   * asks for a link before it is clicked, as if nobody had asked for it: what it does with that takes no tab anywhere.
   */
  sendForPage(tabId: number, url: string, instead: string): Promise<void> {
    const before = this.#find(tabId, url);
    return before?.by === 'us' ? before.gone : this.#goTo(tabId, url, instead);
  }

  /** The tab has arrived somewhere, or sets out anew: what was on the way is over. */
  forget(tabId: number): void {
    this.#onTheWay.delete(tabId);
  }

  #find(tabId: number, url: string): OnTheWay | undefined {
    const before = this.#onTheWay.get(tabId);
    return before?.url === url ? before : undefined;
  }

  #goTo(tabId: number, url: string, instead: string): Promise<void> {
    const gone = this.#go(tabId, instead);
    this.#onTheWay.set(tabId, { url, by: 'us', gone });
    return gone;
  }
}

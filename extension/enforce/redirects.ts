/**
 * Tabs whose page was just redirected before its request left, so that nobody sends them there a second time: the same
 * page would load twice. Forgotten once the tab has arrived somewhere.
 */
export class Redirects {
  readonly #onTheWay = new Map<number, string>();

  note(tabId: number, url: string): void {
    this.#onTheWay.set(tabId, url);
  }

  isOnTheWay(tabId: number, url: string): boolean {
    return this.#onTheWay.get(tabId) === url;
  }

  arrived(tabId: number): void {
    this.#onTheWay.delete(tabId);
  }
}

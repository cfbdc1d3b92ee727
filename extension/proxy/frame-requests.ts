export interface FrameEvent {
  readonly tabId: number;
  readonly frameId: number;
  readonly url: string;
}

const maxFrames = 500;
const maxUrls = 10;

/** Which pages were asked of the network, so that one which was not is noticed. Forgotten when the worker dies. */
export class FrameRequests {
  readonly #asked = new Map<string, string[]>();

  /** A request leaves for a page or a frame; redirects are told one by one. */
  asked({ tabId, frameId, url }: FrameEvent): void {
    const key = `${tabId} ${frameId}`;
    const urls = this.#asked.get(key) ?? [];
    this.#asked.delete(key);
    this.#asked.set(key, [...urls.slice(1 - maxUrls), withoutFragment(url)]);
    const [oldest] = this.#asked.keys();
    if (this.#asked.size > maxFrames && oldest !== undefined) this.#asked.delete(oldest);
  }

  /** True when the page that opened now was asked for; asking again needs another request. */
  wasAsked({ tabId, frameId, url }: FrameEvent): boolean {
    const key = `${tabId} ${frameId}`;
    const wasAsked = this.#asked.get(key)?.includes(withoutFragment(url)) ?? false;
    this.#asked.delete(key);
    return wasAsked;
  }
}

const withoutFragment = (url: string): string => url.split('#')[0] ?? url;

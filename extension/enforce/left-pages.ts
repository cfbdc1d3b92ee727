import type { OpenTabs } from '../chromium/open-tabs.ts';
import type { Memory, StoodPage } from '../memory.ts';
import type { OwnPages } from '../own-pages.ts';
import type { Protection } from './protection.ts';

export interface LeftPagesParts {
  readonly memory: Memory;
  readonly pages: Pick<OwnPages, 'parse'>;
  readonly protection: Pick<Protection, 'route' | 'decide' | 'isLocked'>;
  readonly tabs: Pick<OpenTabs, 'find' | 'all'>;
  /** Takes all pages out of the back/forward cache, as soon as it is called. */
  readonly forget: () => Promise<void>;
}

export interface CommittedFrame {
  readonly tabId: number;
  readonly frameId: number;
  readonly url: string;
}

/** The browser keeps a few pages a tab, for ten minutes. */
const mostPages = 150;
const mostInside = 30;
const maxUrlLength = 2_048;

/**
 * Pages that were left lie in the back/forward cache and come back without a request, so that no layer is asked before
 * they show. When one is closed that lies there, all are taken out.
 */
export class LeftPages {
  readonly #parts: LeftPagesParts;

  constructor(parts: LeftPagesParts) {
    this.#parts = parts;
  }

  async committed({ tabId, frameId, url }: CommittedFrame): Promise<void> {
    const { pages, tabs } = this.#parts;
    // What one of our pages has just taken the place of lies in the cache from now on.
    if (frameId === 0 && pages.parse(url) !== null) return this.forgetClosed();
    const origin = webOrigin(url);
    if (origin === null) return;
    if (frameId === 0) return this.#note({ url: withoutFragment(url), inside: [] });
    const page = withoutFragment((await tabs.find(tabId))?.url ?? '');
    const around = webOrigin(page);
    if (around !== null && around !== origin) await this.#note({ url: page, inside: [origin] });
  }

  /** To be called after every change that may have closed something. Does not wait for the browser. */
  async forgetClosed(): Promise<void> {
    const { memory, forget, protection, tabs } = this.#parts;
    // The lock covers everything and touches nothing.
    if (protection.isLocked) return;
    const stood = await memory.read('stoodPages');
    const closed = stood.filter((page) => this.#isClosed(page));
    if (closed.length === 0) return;
    forget().catch(() => undefined);
    // A page that still stands in a tab is left later: then it is asked about again.
    const open = new Set((await tabs.all()).map(({ url }) => withoutFragment(url)));
    const gone = new Set(closed.map(({ url }) => url).filter((url) => !open.has(url)));
    await memory.change('stoodPages', (pages) => pages.filter(({ url }) => !gone.has(url)));
  }

  #isClosed({ url, inside }: StoodPage): boolean {
    const { protection } = this.#parts;
    const { decision, instead } = protection.route(url);
    if (decision !== null && instead !== null) return true;
    return inside.some((origin) => protection.decide(`${origin}/`)?.verdict === 'block');
  }

  async #note({ url, inside }: StoodPage): Promise<void> {
    if (url.length > maxUrlLength) return;
    await this.#parts.memory.change('stoodPages', (pages) => {
      const before = pages.find((page) => page.url === url)?.inside ?? [];
      const all = [...new Set([...before, ...inside])].slice(-mostInside);
      return [...pages.filter((page) => page.url !== url), { url, inside: all }].slice(-mostPages);
    });
  }
}

const withoutFragment = (url: string): string => url.split('#')[0] ?? '';

const webOrigin = (url: string): string | null => (/^https?:/.test(url) ? new URL(url).origin : null);

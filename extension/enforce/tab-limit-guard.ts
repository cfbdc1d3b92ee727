import type { TabLimit } from '#shared/device-state.ts';
import type { OpenTab, OpenTabs } from '../chromium/open-tabs.ts';
import type { TabControl } from '../chromium/tab-control.ts';
import type { Memory } from '../memory.ts';
import type { OwnPages } from '../own-pages.ts';
import type { ServerClock } from '../server-clock.ts';

export interface TabLimitGuardParts {
  readonly memory: Memory;
  readonly serverClock: ServerClock;
  readonly tabs: Pick<OpenTabs, 'all' | 'go'>;
  readonly tabControl: TabControl;
  readonly pages: OwnPages;
  /** Tabs that the school itself opened for a moment. */
  readonly isApart: (tabId: number) => boolean;
}

/** Turns a tab that is one too many into a page that says so; there is at most one of those in a window. */
export class TabLimitGuard {
  readonly #parts: TabLimitGuardParts;
  #limit: TabLimit | null = null;
  /** Tabs that a teacher is about to open. */
  #expected = 0;

  constructor(parts: TabLimitGuardParts) {
    this.#parts = parts;
  }

  async start(): Promise<void> {
    this.#limit = (await this.#parts.memory.read('state')).tabLimit;
  }

  take(limit: TabLimit | null): void {
    this.#limit = limit;
  }

  get limit(): TabLimit | null {
    const { serverClock } = this.#parts;
    return this.#limit !== null && serverClock.now() < this.#limit.endsAt ? this.#limit : null;
  }

  /** What a teacher sends is never one too many. */
  async letOneMore(open: () => Promise<void>): Promise<void> {
    this.#expected += 1;
    await open();
  }

  async created(tabId: number): Promise<void> {
    const { limit } = this;
    if (this.#expected > 0) {
      this.#expected -= 1;
      return;
    }
    if (limit === null || this.#parts.isApart(tabId)) return;
    const all = await this.#parts.tabs.all();
    const tab = all.find((each) => each.tabId === tabId);
    if (tab === undefined || this.#isOurs(tab)) return;
    const others = all.filter((each) => each.tabId !== tabId && !this.#isOurs(each));
    if (others.length >= limit.most) await this.#turnAway(tab, all);
  }

  async #turnAway(tab: OpenTab, all: readonly OpenTab[]): Promise<void> {
    const { tabs, tabControl, pages } = this.#parts;
    const saying = all.find(
      ({ url, windowId }) => url === pages.url('tab-limit') && windowId === tab.windowId,
    );
    if (saying === undefined) return tabs.go(tab.tabId, pages.url('tab-limit'));
    await tabControl.close(tab.tabId);
    await tabControl.bringToFront(saying.tabId);
  }

  /** Pages of ours that come and go by themselves. */
  #isOurs({ tabId, url }: OpenTab): boolean {
    const page = this.#parts.pages.parse(url)?.page;
    return page === 'lock' || page === 'message' || page === 'tab-limit' || this.#parts.isApart(tabId);
  }
}

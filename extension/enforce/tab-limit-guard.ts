import type { TabLimit } from '#shared/device-state.ts';
import { isHelpline } from '#shared/policy/helplines.ts';
import type { OpenTab, OpenTabs } from '../chromium/open-tabs.ts';
import type { TabControl } from '../chromium/tab-control.ts';
import type { Memory } from '../memory.ts';
import type { BlockingAnswer } from './first-request.ts';
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
  /** Tabs that were one too many: a page opens in them only once there is room. */
  #extra = new Set<number>();
  /** Tabs that a teacher is about to open. */
  #expected = 0;

  constructor(parts: TabLimitGuardParts) {
    this.#parts = parts;
  }

  async start(): Promise<void> {
    this.#limit = (await this.#parts.memory.read('state')).tabLimit;
    this.#extra = new Set(await this.#parts.memory.read('extraTabs'));
  }

  async take(limit: TabLimit | null): Promise<void> {
    const isAnother = limit?.startedAt !== this.#limit?.startedAt;
    this.#limit = limit;
    if (isAnother) await this.#letStay();
  }

  get limit(): TabLimit | null {
    const { serverClock } = this.#parts;
    return this.#limit !== null && serverClock.now() < this.#limit.endsAt ? this.#limit : null;
  }

  /** What a teacher sends is never one too many. */
  async letOneMore<Opened>(open: () => Promise<Opened>): Promise<Opened> {
    this.#expected += 1;
    return open();
  }

  isExtra(tabId: number): boolean {
    return this.limit !== null && this.#extra.has(tabId);
  }

  /** A page typed into a tab that is one too many; null where there is room by now, and for a helpline. */
  async hold({
    tabId,
    url,
  }: {
    readonly tabId: number;
    readonly url: string;
  }): Promise<BlockingAnswer | null> {
    if (isHelpline(url)) return null;
    const { limit } = this;
    const others = (await this.#parts.tabs.all()).filter((tab) => this.#counts(tab, tabId));
    if (limit !== null && others.length >= limit.most) {
      return { redirectUrl: this.#parts.pages.url('tab-limit') };
    }
    await this.#note(tabId, false);
    return null;
  }

  async closed(tabId: number): Promise<void> {
    if (this.#extra.has(tabId)) await this.#note(tabId, false);
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
    const others = all.filter((each) => this.#counts(each, tabId));
    if (others.length < limit.most) return;
    // It opens, but makes no room for what comes after it in the same tab.
    if (isHelpline(tab.url)) await this.#note(tabId, true);
    else await this.#turnAway(tab, all);
  }

  async #turnAway(tab: OpenTab, all: readonly OpenTab[]): Promise<void> {
    const { tabs, tabControl, pages } = this.#parts;
    const saying = all.find(
      ({ url, windowId }) => url === pages.url('tab-limit') && windowId === tab.windowId,
    );
    if (saying === undefined) {
      await this.#note(tab.tabId, true);
      return tabs.go(tab.tabId, pages.url('tab-limit'));
    }
    await tabControl.close(tab.tabId);
    await tabControl.bringToFront(saying.tabId);
  }

  async #note(tabId: number, isExtra: boolean): Promise<void> {
    if (isExtra) this.#extra.add(tabId);
    else this.#extra.delete(tabId);
    await this.#parts.memory.write('extraTabs', [...this.#extra]);
  }

  /** A page that opened in a tab once another limit was over is open like any other; who still reads that it is too many, waits. */
  async #letStay(): Promise<void> {
    const { tabs, pages, memory } = this.#parts;
    const saying = (await tabs.all()).filter(({ url }) => url === pages.url('tab-limit'));
    this.#extra = new Set(saying.map(({ tabId }) => tabId).filter((tabId) => this.#extra.has(tabId)));
    await memory.write('extraTabs', [...this.#extra]);
  }

  #counts(tab: OpenTab, except: number): boolean {
    return tab.tabId !== except && !this.#extra.has(tab.tabId) && !this.#isOurs(tab);
  }

  /** Pages of ours that come and go by themselves. */
  #isOurs({ tabId, url }: OpenTab): boolean {
    const page = this.#parts.pages.parse(url)?.page;
    return page === 'lock' || page === 'message' || page === 'tab-limit' || this.#parts.isApart(tabId);
  }
}

import type { Freeze } from '#shared/device-state.ts';
import { isHelpline } from '#shared/policy/helplines.ts';
import type { OpenTab, OpenTabs } from '../chromium/open-tabs.ts';
import type { TabControl } from '../chromium/tab-control.ts';
import type { Memory } from '../memory.ts';
import type { OwnPages } from '../own-pages.ts';
import type { ServerClock } from '../server-clock.ts';
import type { Protection } from './protection.ts';
import type { Cover } from './cover.ts';
import type { BlockingAnswer, FrameRequest } from './first-request.ts';

export interface FreezeGuardParts {
  readonly memory: Memory;
  readonly serverClock: ServerClock;
  readonly tabs: Pick<OpenTabs, 'all' | 'find'>;
  readonly tabControl: TabControl;
  readonly pages: OwnPages;
  readonly cover: Pick<Cover, 'look'>;
  /** A lock has the screen to itself. */
  readonly protection: Pick<Protection, 'isLocked'>;
}

/** A tab that stays in front of its window, and the page in it. */
interface Front {
  readonly windowId: number;
  readonly tabId: number;
  readonly url: string;
}

/**
 * Keeps the page that was in front of each window in front, and every other from being opened. A page that goes on by
 * itself may: with the cover on it, no pupil makes it. Out of reach: the browser's own pages, and closing the tab. A
 * helpline opens beside what is frozen, and is never what a window is held to.
 */
export class FreezeGuard {
  readonly #parts: FreezeGuardParts;
  #freeze: Freeze | null = null;
  #fronts: readonly Front[] = [];

  constructor(parts: FreezeGuardParts) {
    this.#parts = parts;
  }

  /** Takes up what an earlier life of the worker was told. */
  async start(): Promise<void> {
    this.#freeze = (await this.#parts.memory.read('state')).freeze;
    this.#fronts = await this.#parts.memory.read('frozenFronts');
  }

  get freeze(): Freeze | null {
    const { serverClock } = this.#parts;
    return this.#freeze !== null && serverClock.now() < this.#freeze.endsAt ? this.#freeze : null;
  }

  get #isHolding(): boolean {
    return this.freeze !== null && !this.#parts.protection.isLocked;
  }

  /** Answers the pages in front that take input all the same. */
  async take(freeze: Freeze | null): Promise<OpenTab[]> {
    const wasFrozen = this.freeze !== null;
    this.#freeze = freeze;
    const isFrozen = this.freeze !== null;
    if (!isFrozen) await this.#keep([]);
    else if (!wasFrozen || this.#fronts.length === 0) await this.#keep(await this.#inFront());
    const bare = await this.#parts.cover.look();
    return isFrozen ? bare.filter(({ url }) => this.#parts.pages.parse(url) === null) : [];
  }

  /** A page that the pupil asks the browser for waits; null lets it be judged as always. */
  hold({ type, initiator, url, tabId }: FrameRequest): BlockingAnswer | null {
    if (!this.#isHolding || type !== 'main_frame' || initiator !== undefined) return null;
    if (isHelpline(url)) return null;
    if (tabId < 0) return { cancel: true };
    // The page that everybody looks at may be loaded again.
    if (this.#fronts.some((front) => front.tabId === tabId && isSamePage(front.url, url))) return null;
    return { redirectUrl: `${this.#parts.pages.url('frozen')}#${url}` };
  }

  /** The page in a tab is another one now. */
  async moved(tabId: number, url: string): Promise<void> {
    if (this.freeze === null || this.#parts.pages.parse(url) !== null || isHelpline(url)) return;
    if (!this.#fronts.some((front) => front.tabId === tabId && front.url !== url)) return;
    await this.#keep(this.#fronts.map((front) => (front.tabId === tabId ? { ...front, url } : front)));
  }

  async activated(windowId: number, tabId: number): Promise<void> {
    const kept = this.#fronts.find((front) => front.windowId === windowId);
    if (!this.#isHolding || kept?.tabId === tabId) return;
    const { tabs, tabControl, cover } = this.#parts;
    if (isHelpline((await tabs.find(tabId))?.url ?? '')) return;
    const isThere = kept !== undefined && (await tabs.find(kept.tabId)) !== null;
    if (isThere) return tabControl.bringToFront(kept.tabId);
    // What was in front is gone, or the window is new: this is the one that stays.
    const others = this.#fronts.filter((front) => front.windowId !== windowId);
    const fresh = (await this.#inFront()).filter((front) => front.windowId === windowId);
    await this.#keep([...others, ...fresh]);
    await cover.look();
  }

  async #inFront(): Promise<Front[]> {
    const all = await this.#parts.tabs.all();
    return all
      .filter(({ isActive, url }) => isActive && !isHelpline(url))
      .map(({ windowId, tabId, url }) => ({ windowId, tabId, url }));
  }

  async #keep(fronts: readonly Front[]): Promise<void> {
    this.#fronts = fronts;
    await this.#parts.memory.write('frozenFronts', [...fronts]);
  }
}

const isSamePage = (one: string, other: string): boolean => withoutHash(one) === withoutHash(other);
const withoutHash = (url: string): string => url.split('#')[0] ?? url;

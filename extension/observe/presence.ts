import { isHelpline } from '#shared/policy/helplines.ts';
import type { Page } from '#shared/page.ts';
import type { Presence, Tab } from '#shared/reports.ts';
import type { OpenTab, OpenTabs } from '../chromium/open-tabs.ts';
import type { Memory } from '../memory.ts';
import type { OwnPages } from '../own-pages.ts';
import type { OwnFacts } from '../prompts/personal-details.ts';
import { fittingTitle, fittingUrl } from './report-of.ts';
import { pageWithoutDetails } from './without-details.ts';

/** The server takes no more than this. */
const maxTabs = 100;
const coalesceMs = 300;

export interface PresenceParts {
  readonly memory: Memory;
  readonly tabs: OpenTabs;
  readonly pages: OwnPages;
  readonly activity: () => Promise<Presence['activity']>;
  readonly policyVersion: () => number;
  readonly picture: (front: OpenTab | null) => Promise<Presence['picture']>;
  /** Of the child at this device: what a form has put of it into an address is told by its kind alone. */
  readonly own: () => Promise<OwnFacts>;
  /** Out of school it is nobody's business what is open. */
  readonly isOutside: () => Promise<boolean>;
  /** For how long nothing on the screen has changed; null where nobody knows. */
  readonly stillMs: () => number | null;
  readonly layers: () => Promise<Presence['layers']>;
  /** The device's own clock, epoch ms. */
  readonly now: () => number;
  readonly send: (presence: Presence) => void;
}

/** How the device is now, told a moment after something changed and with every heartbeat. */
export class PresenceTeller {
  readonly #parts: PresenceParts;
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor(parts: PresenceParts) {
    this.#parts = parts;
  }

  /** Many changes at once go as one message. */
  soon(): void {
    if (this.#timer !== null) return;
    this.#timer = setTimeout(() => {
      this.#timer = null;
      this.now().catch(() => undefined);
    }, coalesceMs);
  }

  async now(): Promise<void> {
    this.#parts.send(await this.#read());
  }

  async #read(): Promise<Presence> {
    const { memory, tabs, activity, policyVersion, picture, layers } = this.#parts;
    const front = await tabs.front();
    const isOutside = await this.#parts.isOutside();
    const stillMs = this.#parts.stillMs();
    const own = await this.#parts.own();
    const all = isOutside ? [] : await tabs.all();
    return {
      at: this.#parts.now(),
      activity: await activity(),
      page: isOutside ? null : pageWithoutDetails(front && pageOf(front, this.#parts.pages), own),
      tabs: all
        .flatMap((tab) => this.#tabOf(tab, front))
        .slice(0, maxTabs)
        .map((tab) => pageWithoutDetails(tab, own)),
      stateVersion: (await memory.read('state')).version,
      policyVersion: policyVersion(),
      picture: await picture(front),
      ...(stillMs !== null && !isOutside && { stillMs }),
      layers: await layers(),
    };
  }

  #tabOf(tab: OpenTab, front: OpenTab | null): Tab[] {
    const page = pageOf(tab, this.#parts.pages);
    return page === null ? [] : [{ tabId: tab.tabId, ...page, isActive: tab.tabId === front?.tabId }];
  }
}

/** The page in a tab; for one of our pages the address it stands for, and null where there is none, or it is nobody's business. */
export const pageOf = ({ url, title }: OpenTab, pages: OwnPages): Page | null => {
  const own = pages.parse(url);
  const address = own === null ? url : own.address;
  if (address === null || address === '' || own?.page === 'message' || isHelpline(address)) return null;
  return { url: fittingUrl(address), title: fittingTitle(title) };
};

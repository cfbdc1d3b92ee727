/** A tab as the lock sees it: `url` is where it is, or where it is going. */
export interface LockTab {
  readonly id: number;
  readonly url: string;
  readonly isActive: boolean;
}
export interface LockWindow {
  readonly id: number;
  /** Only normal windows can be given a tab; others are put away. */
  readonly isNormal: boolean;
  readonly isMinimised: boolean;
  readonly tabs: readonly LockTab[];
}

/** The part of the browser the lock works with. */
export interface Screen {
  windows(): Promise<LockWindow[]>;
  openTab(windowId: number, url: string): Promise<void>;
  activate(tabId: number): Promise<void>;
  /** A null address is the browser's new-tab page. */
  navigate(tabId: number, url: string | null): Promise<void>;
  remove(tabId: number): Promise<void>;
  minimise(windowId: number): Promise<void>;
}

export interface LockScreenParts {
  readonly screen: Screen;
  /** Address of our lock page. With nothing behind `#` it is our own tab; with an address it is a pupil's page held back. */
  readonly lockPage: string;
  /** A teacher's message may lie above the lock. */
  readonly messagePage: string;
  readonly isLocked: () => boolean;
  /** A helpline stays in sight. */
  readonly staysOpen: (url: string) => boolean;
}

const retryDelayMs = 150;
const maxTries = 20;

/** Keeps a lock tab on top of every window while the device is locked, but not over a helpline; takes it away afterwards. */
export class LockScreen {
  readonly #parts: LockScreenParts;
  #running: Promise<void> | null = null;
  #isStale = false;

  constructor(parts: LockScreenParts) {
    this.#parts = parts;
  }

  /** Makes the windows fit the lock. Called at every event that could have uncovered something; calls are merged. */
  guard(): Promise<void> {
    this.#isStale = true;
    this.#running ??= this.#untilFresh().finally(() => {
      this.#running = null;
    });
    return this.#running;
  }

  async #untilFresh(): Promise<void> {
    for (let tries = 0; this.#isStale && tries < maxTries; tries += 1) {
      this.#isStale = false;
      // The browser refuses while a tab is being dragged, and tabs go away under our hands: look again.
      const isDone = await this.#pass().catch(() => false);
      if (isDone === false) await this.#again();
    }
  }

  async #again(): Promise<void> {
    this.#isStale = true;
    await new Promise((resolve) => setTimeout(resolve, retryDelayMs));
  }

  async #pass(): Promise<void> {
    for (const window of await this.#parts.screen.windows()) {
      if (this.#parts.isLocked()) await this.#cover(window);
      else await this.#uncover(window);
    }
  }

  async #cover(window: LockWindow): Promise<void> {
    const { screen, lockPage, messagePage } = this.#parts;
    if (!window.isNormal) {
      const isMessage = window.tabs.some(({ url }) => url.startsWith(messagePage));
      if (!isMessage && !window.isMinimised) await screen.minimise(window.id);
      return;
    }
    // Whoever leaves it, by another tab or another page, meets the lock again.
    if (window.tabs.some(({ url, isActive }) => isActive && this.#parts.staysOpen(url))) return;
    const [first, ...others] = window.tabs.filter(({ url }) => url === lockPage);
    for (const other of others) await screen.remove(other.id);
    if (first === undefined) await screen.openTab(window.id, lockPage);
    else if (!first.isActive) await screen.activate(first.id);
  }

  async #uncover(window: LockWindow): Promise<void> {
    const { screen, lockPage } = this.#parts;
    const isOurs = ({ url }: LockTab): boolean => url === lockPage;
    for (const tab of window.tabs) {
      const [, held] = tab.url.split(`${lockPage}#`);
      if (held !== undefined) await screen.navigate(tab.id, /^https?:/i.test(held) ? held : null);
    }
    const ours = window.tabs.filter(isOurs);
    // Closing the only tab would close the window.
    const [kept] = ours.length === window.tabs.length ? ours : [];
    if (kept !== undefined) await screen.navigate(kept.id, null);
    for (const tab of ours) if (tab !== kept) await screen.remove(tab.id);
  }
}

import type { Browser, Page } from 'puppeteer';
import { pick } from './random.ts';

export interface BrowsingPupilParts {
  /** The browser as it is now: it may have been restarted. */
  readonly browser: () => Browser;
  /** Pages this pupil likes. */
  readonly urls: readonly string[];
  readonly random: () => number;
}

/** A pupil who clicks through the made-up web in a real browser until told to stop. */
export class BrowsingPupil {
  readonly #parts: BrowsingPupilParts;
  #isBrowsing = false;
  #wake: () => void = () => undefined;
  #loop: Promise<void> = Promise.resolve();

  constructor(parts: BrowsingPupilParts) {
    this.#parts = parts;
  }

  start(): void {
    if (this.#isBrowsing) return;
    this.#isBrowsing = true;
    this.#loop = this.#browse();
  }

  /** Resolves when the pupil's hands are off the mouse. */
  async stop(): Promise<void> {
    this.#isBrowsing = false;
    this.#wake();
    await this.#loop;
  }

  /** The tab the pupil uses: the first one that still shows the web. */
  async #page(): Promise<Page> {
    const pages = await this.#parts.browser().pages();
    return pages.find((page) => !page.url().startsWith('chrome')) ?? this.#parts.browser().newPage();
  }

  async #browse(): Promise<void> {
    while (this.#isBrowsing) {
      // A locked screen, a blocked page or a closing browser ends one step, not the school day.
      await this.#step().catch(() => undefined);
      await this.#pause(2_500 + this.#parts.random() * 4_000);
    }
  }

  async #step(): Promise<void> {
    const page = await this.#page();
    const link = this.#parts.random() < 0.4 ? await page.$('main a') : null;
    if (link !== null) await link.click();
    else await page.goto(pick(this.#parts.random, this.#parts.urls), { timeout: 5_000 });
    await page.mouse.wheel({ deltaY: 200 });
  }

  #pause(delayMs: number): Promise<void> {
    if (!this.#isBrowsing) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, delayMs);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}

import type { KeyInput, Page } from 'puppeteer';
import { waitForWords } from '../../support/dashboard-page.ts';

/** Somebody who uses no mouse: counts what they press, and the time until the product has answered. */
export class Keyboard {
  readonly #page: Page;
  keys = 0;
  /** Letters of what they write, which no product takes from them. */
  letters = 0;
  waitedMs = 0;

  constructor(page: Page) {
    this.#page = page;
  }

  async press(...keys: readonly KeyInput[]): Promise<void> {
    for (const key of keys) await this.#page.keyboard.press(key);
    this.keys += keys.length;
  }

  /** Ctrl and Enter count as two. */
  async send(): Promise<void> {
    await this.#page.keyboard.down('Control');
    await this.press('Enter');
    await this.#page.keyboard.up('Control');
    this.keys += 1;
  }

  async write(text: string): Promise<void> {
    await this.#page.keyboard.type(text);
    this.letters += text.length;
  }

  /** Tab after Tab until this has the focus. */
  async tabTo(selector: string): Promise<void> {
    for (let presses = 0; presses < 200; presses += 1) {
      if (await this.#page.evaluate((css) => document.activeElement?.matches(css) === true, selector)) return;
      await this.press('Tab');
    }
    throw new Error(`${selector} is not reached by the Tab key.`);
  }

  /** What the product takes until these words stand there. */
  async until(words: string, scope: string, after: () => Promise<unknown>): Promise<void> {
    const startedAt = performance.now();
    await after();
    await waitForWords(this.#page, words, scope);
    this.waitedMs += performance.now() - startedAt;
  }

  /** The same until something is there. */
  async untilThere(selector: string, after: () => Promise<unknown>): Promise<void> {
    const startedAt = performance.now();
    await after();
    await this.#page.waitForSelector(selector);
    this.waitedMs += performance.now() - startedAt;
  }
}

import type { Memory } from '../memory.ts';

const mostRemembered = 50;

/** Which tabs a teacher opened, and where, so that an order that is undone closes those and no others. */
export class SentTabs {
  readonly #memory: Memory;

  constructor(parts: { readonly memory: Memory }) {
    this.#memory = parts.memory;
  }

  async note(tabId: number, url: string): Promise<void> {
    const known = await this.#memory.read('sentTabs');
    await this.#memory.write('sentTabs', [...known, { tabId, url }].slice(-mostRemembered));
  }

  /** The last that was opened there; null where none was. */
  async lastAt(url: string): Promise<number | null> {
    return (await this.#memory.read('sentTabs')).findLast((sent) => sent.url === url)?.tabId ?? null;
  }
}

import type { Memory } from './memory.ts';

/** The server's clock as this device knows it: its own clock plus the difference seen at the last connection. */
export class ServerClock {
  readonly #parts: { readonly memory: Memory; readonly now: () => number };
  #offsetMs = 0;

  constructor(parts: { readonly memory: Memory; readonly now: () => number }) {
    this.#parts = parts;
  }

  /** Takes up the difference kept from an earlier life. */
  async start(): Promise<void> {
    this.#offsetMs = await this.#parts.memory.read('serverOffsetMs');
  }

  /** Server epoch ms. */
  now(): number {
    return this.#parts.now() + this.#offsetMs;
  }

  async set(serverNow: number): Promise<void> {
    const offsetMs = Math.round(serverNow - this.#parts.now());
    this.#offsetMs = offsetMs;
    await this.#parts.memory.write('serverOffsetMs', offsetMs);
  }
}

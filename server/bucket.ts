import type { Clock } from './clock.ts';

/** A token bucket: `perSecond` lasting, `burst` at once. */
export class Bucket {
  readonly #perSecond: number;
  readonly #burst: number;
  readonly #clock: Clock;
  #tokens: number;
  #filledAt: number;

  constructor(parts: { perSecond: number; burst: number; clock: Clock }) {
    this.#perSecond = parts.perSecond;
    this.#burst = parts.burst;
    this.#clock = parts.clock;
    this.#tokens = parts.burst;
    this.#filledAt = parts.clock();
  }

  /** False when there are not that many left; nothing is taken then. */
  take(count = 1): boolean {
    this.#fill();
    if (this.#tokens < count) return false;
    this.#tokens -= count;
    return true;
  }

  #fill(): void {
    const now = this.#clock();
    const passedMs = Math.max(0, now - this.#filledAt);
    this.#tokens = Math.min(this.#burst, this.#tokens + (passedMs * this.#perSecond) / 1000);
    this.#filledAt = now;
  }
}

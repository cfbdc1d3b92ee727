import type { Memory } from './memory.ts';

export interface ServerClockParts {
  readonly memory: Memory;
  /** This device's wall clock. */
  readonly now: () => number;
  /** Time that nobody can set, from any beginning. It may stand still while the device sleeps. */
  readonly uptimeMs?: () => number;
}

/**
 * The server's clock as this device knows it: its own clock plus the difference seen at the last connection. It never
 * runs behind the time that has passed: setting the device's clock back keeps nothing open for longer.
 */
export class ServerClock {
  readonly #parts: ServerClockParts;
  #offsetMs = 0;
  /** Server clock minus uptime. */
  #fromUptimeMs = 0;

  constructor(parts: ServerClockParts) {
    this.#parts = parts;
    this.#anchor();
  }

  /** Takes up the difference kept from an earlier life. */
  async start(): Promise<void> {
    this.#offsetMs = await this.#parts.memory.read('serverOffsetMs');
    this.#anchor();
  }

  /** Server epoch ms. */
  now(): number {
    return Math.floor(Math.max(this.#byWallClock(), this.#fromUptimeMs + this.#uptime()));
  }

  async set(serverNow: number): Promise<void> {
    const offsetMs = Math.round(serverNow - this.#parts.now());
    this.#offsetMs = offsetMs;
    this.#anchor();
    await this.#parts.memory.write('serverOffsetMs', offsetMs);
  }

  #anchor(): void {
    this.#fromUptimeMs = this.#byWallClock() - this.#uptime();
  }

  #byWallClock(): number {
    return this.#parts.now() + this.#offsetMs;
  }

  #uptime(): number {
    return (this.#parts.uptimeMs ?? this.#parts.now)();
  }
}

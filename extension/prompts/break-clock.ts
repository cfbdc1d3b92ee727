import type { OpenTab } from '../chromium/open-tabs.ts';
import type { Memory } from '../memory.ts';
import { isToldOf } from '../observe/report-of.ts';
import type { ServerClock } from '../server-clock.ts';

export interface BreakClockParts {
  readonly memory: Pick<Memory, 'read' | 'write'>;
  readonly serverClock: Pick<ServerClock, 'now'>;
  /** True when mouse or keys were used within the pause that counts as a break. */
  readonly isBusy: () => Promise<boolean>;
  readonly afterMinutes: () => number;
  readonly front: () => Promise<OpenTab | null>;
  /** True once the child has answered. */
  readonly ask: (front: OpenTab, minutes: number) => Promise<boolean>;
}

/** So long without mouse and keys, or with the computer asleep, is a break. */
export const breakMs = 5 * 60 * 1000;

/** How long a child has been at it without a break, and a gentle word when the school finds it long. */
export class BreakClock {
  readonly #parts: BreakClockParts;
  #isAsking = false;

  constructor(parts: BreakClockParts) {
    this.#parts = parts;
  }

  /** Twice a minute. */
  async tick(): Promise<void> {
    const { memory, serverClock, isBusy, afterMinutes } = this.#parts;
    const now = serverClock.now();
    if (this.#isAsking || !(await isBusy())) return memory.write('activeSince', null);
    const before = await memory.read('activeSince');
    const from = before === null || now - before.last > breakMs ? now : before.from;
    await memory.write('activeSince', { from, last: now });
    const after = afterMinutes() * 60_000;
    if (after > 0 && now - from >= after) await this.#ask(Math.round((now - from) / 60_000), now);
  }

  async #ask(minutes: number, now: number): Promise<void> {
    const { memory, front, ask } = this.#parts;
    const tab = await front();
    if (tab === null || !isToldOf(tab.url)) return;
    this.#isAsking = true;
    try {
      // Whether answered or not, it is not asked again at once.
      await memory.write('activeSince', { from: now, last: now });
      await ask(tab, minutes);
    } finally {
      this.#isAsking = false;
    }
  }
}

import type { UnusedCover } from '#shared/policy/policy.ts';
import type { Memory } from '../memory.ts';
import type { ServerClock } from '../server-clock.ts';
import type { Cover } from './cover.ts';

export interface UnusedScreenParts {
  readonly memory: Memory;
  readonly serverClock: Pick<ServerClock, 'now'>;
  readonly cover: Pick<Cover, 'look'>;
  /** What the school's policy says; null while there is none. */
  readonly rule: () => UnusedCover | null;
  readonly isStaff: () => boolean;
  /** True when nobody touched or played anything for so many seconds, also while the computer's own lock is on. */
  readonly isUnused: (seconds: number) => Promise<boolean>;
}

/**
 * Covers the pages of a computer that nobody has used for long, until somebody says that they are there. An extension
 * cannot ask who that is: locking the account is the computer's own affair, which the school sets beside this.
 */
export class UnusedScreen {
  readonly #parts: UnusedScreenParts;

  constructor(parts: UnusedScreenParts) {
    this.#parts = parts;
  }

  /** Twice a minute. */
  async tick(): Promise<void> {
    const { memory, serverClock, cover, isUnused } = this.#parts;
    const minutes = this.#minutes;
    if (minutes === 0) return this.takeUp();
    if ((await memory.read('unusedSince')) !== null || !(await isUnused(minutes * 60))) return;
    await memory.write('unusedSince', serverClock.now());
    await cover.look();
  }

  /** Somebody is there again. */
  async takeUp(): Promise<void> {
    const { memory, cover } = this.#parts;
    if ((await memory.read('unusedSince')) === null) return;
    await memory.write('unusedSince', null);
    await cover.look();
  }

  get #minutes(): number {
    const { rule, isStaff } = this.#parts;
    const said = rule();
    if (said === null) return 0;
    return isStaff() ? said.staffMinutes : said.pupilMinutes;
  }
}

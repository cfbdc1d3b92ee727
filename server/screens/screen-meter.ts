import type { ScreenCost } from '#shared/socket-events.ts';
import type { Clock } from '../clock.ts';

const windowSeconds = 10;

interface Second {
  readonly at: number;
  up: number;
  down: number;
}

/** Counts the bytes of live screens by lesson, second by second, for the last ten. */
export class ScreenMeter {
  readonly #clock: Clock;
  readonly #seconds = new Map<string, Second[]>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  noteUp(lessonId: string, bytes: number): void {
    this.#now(lessonId).up += bytes;
  }

  noteDown(lessonId: string, bytes: number): void {
    this.#now(lessonId).down += bytes;
  }

  costOf(lessonId: string): ScreenCost {
    return costOfSeconds(this.#recent(lessonId));
  }

  /** Of all lessons together. */
  costOfSchool(): ScreenCost {
    return costOfSeconds([...this.#seconds.keys()].flatMap((lessonId) => this.#recent(lessonId)));
  }

  forget(lessonId: string): void {
    this.#seconds.delete(lessonId);
  }

  #recent(lessonId: string): Second[] {
    const since = this.#clock() - windowSeconds * 1_000;
    return (this.#seconds.get(lessonId) ?? []).filter(({ at }) => at > since);
  }

  #now(lessonId: string): Second {
    const at = Math.floor(this.#clock() / 1_000) * 1_000;
    const last = this.#seconds.get(lessonId)?.at(-1);
    if (last?.at === at) return last;
    const second = { at, up: 0, down: 0 };
    this.#seconds.set(lessonId, [...this.#recent(lessonId), second]);
    return second;
  }
}

const costOfSeconds = (seconds: readonly Second[]): ScreenCost => {
  const rate = (way: 'up' | 'down'): number =>
    Math.round((seconds.reduce((sum, second) => sum + second[way], 0) * 8) / windowSeconds);
  return { upBitsPerSecond: rate('up'), downBitsPerSecond: rate('down') };
};

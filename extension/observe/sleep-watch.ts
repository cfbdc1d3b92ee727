import type { NewReport } from '#shared/reports.ts';
import type { Memory, MemoryValue } from '../memory.ts';
import type { ServerClock } from '../server-clock.ts';

export interface SleepWatchParts {
  readonly memory: Pick<Memory, 'read' | 'change'>;
  /** The device's own clock, epoch ms: it goes on while the device sleeps, which timers do not. */
  readonly now: () => number;
  readonly serverClock: Pick<ServerClock, 'now'>;
  readonly isConnected: () => boolean;
  readonly add: (report: NewReport) => Promise<unknown>;
}

type Awake = NonNullable<MemoryValue<'awake'>>;

/** It is looked every 20 s, by an alarm at least every 30 s: in a gap as long as this nothing ran here at all. */
export const asleepAfterMs = 90_000;
/** A line that has held for so long after the gap never broke: the clock was set, and nobody slept. */
export const lineBreaksWithinMs = 60_000;
/** Wi-Fi may take its time after the lid was opened; what is older is no news. */
const freshForMs = 30 * 60_000;

/**
 * No browser says that a lid was closed. But nothing runs on a sleeping device: its looks at the clock have a gap, which a
 * lost line alone does not make. It is told once the line, which no sleep leaves standing, is there again; of lessons alone.
 */
export class SleepWatch {
  readonly #parts: SleepWatchParts;

  constructor(parts: SleepWatchParts) {
    this.#parts = parts;
  }

  /** Twice a minute and more, whether there is a line or not. */
  async tick(): Promise<void> {
    const { memory, now, isConnected } = this.#parts;
    const lessonId = await this.#runningLesson();
    await memory.change('awake', (last) => {
      const at = now();
      const slept = last && (sleepIn(last, at) ?? last.slept);
      const isNews = slept !== null && at - slept.wokeAt < (isConnected() ? lineBreaksWithinMs : freshForMs);
      return { at, lessonId, slept: isNews ? slept : null };
    });
  }

  /** The line is there again. */
  async connected(): Promise<void> {
    await this.tick();
    const { memory, add } = this.#parts;
    const slept = (await memory.read('awake'))?.slept ?? null;
    if (slept === null) return;
    await memory.change('awake', (last) => last && { ...last, slept: null });
    await add({ kind: 'slept', url: null, sleptMs: slept.sleptMs });
  }

  async #runningLesson(): Promise<string | null> {
    const { lesson } = await this.#parts.memory.read('state');
    return lesson !== null && this.#parts.serverClock.now() < lesson.endsAt ? lesson.lessonId : null;
  }
}

const sleepIn = ({ at: before, lessonId }: Awake, at: number): Awake['slept'] =>
  lessonId !== null && at - before > asleepAfterMs ? { sleptMs: at - before, wokeAt: at } : null;

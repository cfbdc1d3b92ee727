import type { FrameCodec } from '#shared/screen/frame.ts';

/** Cheapest to send first. The last needs nothing but a canvas. */
const rungs = ['av1', 'vp9', 'tiles'] as const;
export type Rung = (typeof rungs)[number];

/** So many times are looked at together: one slow picture is no slow codec. */
const judgedTogether = 5;

/** Which codec this device writes pictures with: the cheapest to send that it can write in time. */
export class CodecLadder {
  readonly #budgetMs: number;
  readonly #unfit: Set<FrameCodec>;
  #times: number[] = [];
  /** The first picture pays for the start of its encoder. */
  #isFresh = true;

  constructor(parts: { readonly budgetMs: number; readonly unfit: readonly FrameCodec[] }) {
    this.#budgetMs = parts.budgetMs;
    this.#unfit = new Set(parts.unfit);
  }

  get current(): Rung {
    return rungs.find((rung) => !this.#unfit.has(rung)) ?? 'tiles';
  }

  get unfit(): FrameCodec[] {
    return [...this.#unfit];
  }

  /** The device took so long for one picture. */
  took(spentMs: number): void {
    if (this.#isFresh) {
      this.#isFresh = false;
      return;
    }
    this.#times = [...this.#times, spentMs].slice(-judgedTogether);
    if (this.#times.length === judgedTogether && median(this.#times) > this.#budgetMs) this.#stepDown();
  }

  /** False when there is nothing left to try. */
  failed(): boolean {
    if (this.current === 'tiles') return false;
    this.#stepDown();
    return true;
  }

  #stepDown(): void {
    if (this.current !== 'tiles') this.#unfit.add(this.current);
    this.#times = [];
    this.#isFresh = true;
  }
}

const median = (times: readonly number[]): number =>
  times.toSorted((one, other) => one - other)[times.length >> 1] ?? 0;

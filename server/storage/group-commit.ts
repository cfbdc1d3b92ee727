import { inTurnsOfTheLoop } from '../in-turns-of-the-loop.ts';

interface GroupCommitParts<Item> {
  readonly commit: (items: readonly Item[]) => Promise<void>;
  readonly mostItems: number;
  /** Least ms between the beginnings of two commits that are not full; 0 when left out. */
  readonly restMs?: number;
}

/** Each goes on with what it waited for as soon as it is resolved. */
const resolvedAtATime = 8;

/** Hands `commit` everything that has gathered while the last commit ran; each caller resolves after its own. */
export class GroupCommit<Item> {
  readonly #parts: GroupCommitParts<Item>;
  #waiting: Waiting<Item>[] = [];
  #isRunning = false;
  #lastAt = Number.NEGATIVE_INFINITY;
  #endRest: () => void = () => undefined;
  #onIdle: (() => void)[] = [];

  constructor(parts: GroupCommitParts<Item>) {
    this.#parts = parts;
  }

  add(items: readonly Item[]): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ items, resolve, reject });
      if (this.#isFull) this.#endRest();
      if (!this.#isRunning) void this.#run();
    });
  }

  /** Resolves when nothing waits any more; what does is not left to rest. */
  async idle(): Promise<void> {
    this.#endRest();
    if (this.#isRunning) await new Promise<void>((resolve) => this.#onIdle.push(resolve));
  }

  async #run(): Promise<void> {
    this.#isRunning = true;
    // Callers of the same tick belong together.
    await Promise.resolve();
    while (this.#waiting.length > 0) {
      await this.#rest();
      this.#lastAt = performance.now();
      await this.#commitGroup(this.#nextGroup());
    }
    this.#isRunning = false;
    for (const resolve of this.#onIdle.splice(0)) resolve();
  }

  async #rest(): Promise<void> {
    const left = this.#lastAt + (this.#parts.restMs ?? 0) - performance.now();
    if (left <= 0 || this.#isFull) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, left);
      this.#endRest = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  get #isFull(): boolean {
    return this.#waiting.reduce((sum, { items }) => sum + items.length, 0) >= this.#parts.mostItems;
  }

  #nextGroup(): Waiting<Item>[] {
    let count = 0;
    const end = this.#waiting.findIndex(({ items }, index) => {
      count += items.length;
      return index > 0 && count > this.#parts.mostItems;
    });
    return this.#waiting.splice(0, end < 0 ? this.#waiting.length : end);
  }

  async #commitGroup(group: readonly Waiting<Item>[]): Promise<void> {
    try {
      await this.#parts.commit(group.flatMap(({ items }) => items));
      await inTurnsOfTheLoop(group, resolvedAtATime, ({ resolve }) => resolve());
    } catch (error) {
      await this.#afterFailure(group, error);
    }
  }

  // One caller's bad items must not cost the others theirs: each is tried alone.
  async #afterFailure(group: readonly Waiting<Item>[], error: unknown): Promise<void> {
    const [first] = group;
    if (group.length === 1) first?.reject(error);
    else for (const each of group) await this.#commitGroup([each]);
  }
}

interface Waiting<Item> {
  readonly items: readonly Item[];
  readonly resolve: () => void;
  readonly reject: (reason: unknown) => void;
}

interface GroupCommitParts<Item> {
  readonly commit: (items: readonly Item[]) => Promise<void>;
  readonly mostItems: number;
}

/** Hands `commit` everything that has gathered while the last commit ran; each caller resolves after its own. */
export class GroupCommit<Item> {
  readonly #parts: GroupCommitParts<Item>;
  #waiting: Waiting<Item>[] = [];
  #isRunning = false;
  #onIdle: (() => void)[] = [];

  constructor(parts: GroupCommitParts<Item>) {
    this.#parts = parts;
  }

  add(items: readonly Item[]): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ items, resolve, reject });
      if (!this.#isRunning) void this.#run();
    });
  }

  /** Resolves when nothing waits any more. */
  async idle(): Promise<void> {
    if (this.#isRunning) await new Promise<void>((resolve) => this.#onIdle.push(resolve));
  }

  async #run(): Promise<void> {
    this.#isRunning = true;
    // Callers of the same tick belong together.
    await Promise.resolve();
    while (this.#waiting.length > 0) await this.#commitGroup(this.#nextGroup());
    this.#isRunning = false;
    for (const resolve of this.#onIdle.splice(0)) resolve();
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
      for (const { resolve } of group) resolve();
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

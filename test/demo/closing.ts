type Close = () => Promise<unknown>;

/** What was started and must not stay behind. Closed in reverse order, each even when another failed. */
export class Closing {
  readonly #steps: Close[] = [];
  #isClosing = false;
  #closed: Promise<void> = Promise.resolve();

  /** What is added after the end has begun is closed at once. */
  add(close: Close): void {
    this.#steps.push(close);
    if (this.#isClosing) void this.close();
  }

  /** Closes all that is there, once each. */
  close(): Promise<void> {
    this.#isClosing = true;
    this.#closed = this.#closed.then(() => this.#closeAll());
    return this.#closed;
  }

  async #closeAll(): Promise<void> {
    for (let step = this.#steps.pop(); step !== undefined; step = this.#steps.pop()) {
      await step().catch((error: unknown) => console.error(error));
    }
  }
}

import type { MarkCorner, MarkStatus } from './mark-status.ts';
import { markOf, type MarkFacts } from './mark-words.ts';

export interface PupilMarkParts {
  readonly facts: () => Promise<MarkFacts>;
  readonly corner: () => Promise<MarkCorner>;
  /** The picture beside the address bar. */
  readonly toolbar: { show(status: MarkStatus): Promise<void> };
  /** Tells the pages in front. */
  readonly tell: (status: MarkStatus) => Promise<void>;
}

const coalesceMs = 100;

/** What the pupil always sees: on the toolbar and on every page. Nothing the school sets takes it away. */
export class PupilMark {
  readonly #parts: PupilMarkParts;
  #shown = '';
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor(parts: PupilMarkParts) {
    this.#parts = parts;
  }

  async status(): Promise<MarkStatus> {
    return { ...markOf(await this.#parts.facts()), corner: await this.#parts.corner() };
  }

  /** Many changes at once are shown once. */
  soon(): void {
    if (this.#timer !== null) return;
    this.#timer = setTimeout(() => {
      this.#timer = null;
      this.show().catch(() => undefined);
    }, coalesceMs);
  }

  async show(): Promise<void> {
    const status = await this.status();
    const text = JSON.stringify(status);
    if (text === this.#shown) return;
    this.#shown = text;
    await this.#parts.toolbar.show(status);
    await this.#parts.tell(status);
  }
}

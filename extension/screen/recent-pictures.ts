import type { Page } from '#shared/page.ts';
import type { Memory } from '../memory.ts';

export interface RecentPicture {
  readonly page: Page;
  /** A JPEG as a data address. */
  readonly dataUrl: string;
  /** The device's own clock, epoch ms. */
  readonly takenAt: number;
}

export interface RecentPicturesParts {
  readonly memory: Memory;
  readonly now: () => number;
}

/** So many pages, the newest; one picture of each, and one in so long. */
const mostPages = 3;
const everyMs = 5_000;

/**
 * The last pages that somebody looked at with the pupil, in this worker's memory and nowhere else: nothing is pictured for
 * this alone. Written down only when the pupil shows one; gone after the minutes that the school's policy says.
 */
export class RecentPictures {
  readonly #parts: RecentPicturesParts;
  #kept: readonly RecentPicture[] = [];
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor(parts: RecentPicturesParts) {
    this.#parts = parts;
  }

  /** Whether the next picture is wanted. */
  async isDue(): Promise<boolean> {
    const { memory, now } = this.#parts;
    if (now() - (this.#kept.at(-1)?.takenAt ?? -Infinity) < everyMs) return false;
    const { mayShow, stop } = await memory.read('state');
    return mayShow.picture && stop === null;
  }

  note(page: Page, dataUrl: string): void {
    const others = this.#kept.filter((each) => each.page.url !== page.url);
    this.#kept = [...others, { page, dataUrl, takenAt: this.#parts.now() }].slice(-mostPages);
    void this.#forgetInTime();
  }

  /** The last picture of a page; null where there is none, or it is too old. */
  async of(url: string): Promise<RecentPicture | null> {
    await this.#forgetOld();
    return this.#kept.find(({ page }) => page.url === url) ?? null;
  }

  drop(): void {
    this.#kept = [];
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  async #forgetOld(): Promise<void> {
    const oldest = this.#parts.now() - (await this.#keptForMs());
    this.#kept = this.#kept.filter(({ takenAt }) => takenAt > oldest);
  }

  async #forgetInTime(): Promise<void> {
    const keptForMs = await this.#keptForMs();
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#forgetNext(), keptForMs);
  }

  async #forgetNext(): Promise<void> {
    await this.#forgetOld();
    if (this.#kept.length > 0) await this.#forgetInTime();
  }

  async #keptForMs(): Promise<number> {
    return (await this.#parts.memory.read('state')).mayShow.minutes * 60_000;
  }
}

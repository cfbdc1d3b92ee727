import type { DeviceState } from '#shared/device-state.ts';
import type { Page } from '#shared/page.ts';
import { parseAddress } from '#shared/policy/address.ts';
import {
  earlierWithinMs,
  maxEarlierLetters,
  mostEarlierPictures,
  type EarlierPicture,
} from '#shared/screen/earlier-pictures.ts';
import type { Memory } from '../memory.ts';
import type { PictureStanding } from './picture-standing.ts';

export interface EarlierPicturesParts {
  readonly memory: Pick<Memory, 'read'>;
  /** What is to become of pictures of this address, as it is judged now. */
  readonly standing: (url: string) => PictureStanding;
  /** The page as it is told to the school. */
  readonly told: (page: Page) => Promise<Page>;
  /** Made small enough, a JPEG in base64; null where that cannot be done. */
  readonly shrink: (dataUrl: string, maxWidth: number) => Promise<string | null>;
  /** The device's own clock, epoch ms. */
  readonly now: () => number;
}

interface Kept {
  readonly page: Page;
  /** A JPEG as a data address, as it was taken for those who look. */
  readonly shot: string;
  readonly takenAt: number;
  /** In whose hands the device was, and in which lesson. */
  readonly owner: string;
}

const samePageMs = 15_000;
/** Whoever goes from page to page leaves one of each, but for what they only passed. */
const otherPageMs = 2_000;
/** A screen that is larger than that is not kept: these lie in the memory of a small computer. */
const mostShotLetters = 2_000_000;
const widths = [1280, 960, 640];

/**
 * The screen in the last moments before somebody records what they have seen, in this worker's memory and nowhere else.
 * Nothing is pictured for it, nothing is drawn for it before it is asked for, and all of it is gone after three minutes.
 */
export class EarlierPictures {
  readonly #parts: EarlierPicturesParts;
  #kept: readonly Kept[] = [];
  /** Counts what was dropped, so that nothing is given that was dropped while it was made small. */
  #drops = 0;
  /** Before that, by the device's own clock, nothing is kept. */
  #restsUntil = -Infinity;
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor(parts: EarlierPicturesParts) {
    this.#parts = parts;
  }

  /** Whether the next picture is wanted. */
  async isDue(page: Page): Promise<boolean> {
    const last = this.#kept.at(-1);
    if (this.#parts.now() < this.#restsUntil) return false;
    const everyMs = last?.page.url === page.url ? samePageMs : otherPageMs;
    if (this.#parts.now() - (last?.takenAt ?? -Infinity) < everyMs) return false;
    return (await this.#owner()) !== null;
  }

  /** One that shows the same as another takes its place. */
  async note(page: Page, shot: string): Promise<void> {
    const takenAt = this.#parts.now();
    const owner = await this.#owner();
    if (owner === null || shot.length > mostShotLetters) return;
    const others = this.#kept.filter((each) => each.shot !== shot);
    this.#kept = withRoom([...others, { page, shot, takenAt, owner }]);
    this.#forgetInTime();
  }

  /** What this address has become in the eyes of the policy holds for what was seen of its site before. */
  sees(url: string): void {
    const standing = this.#parts.standing(url);
    if (standing === 'help') this.drop();
    else if (standing === 'closed') this.forget(url);
  }

  forget(url: string): void {
    const host = parseAddress(url)?.host;
    this.#keepOnly(({ page }) => parseAddress(page.url)?.host !== host);
  }

  /** The oldest first, but for the one that is on the screen still. */
  async give(shownNow: string | null): Promise<EarlierPicture[]> {
    const askedAt = this.#parts.now();
    const given = await this.#givenAt(askedAt, shownNow);
    const drops = this.#drops;
    const small: { readonly base64: string | null; readonly page: Page }[] = [];
    for (const { shot, page } of given)
      small.push({ base64: await this.#small(shot), page: await this.#parts.told(page) });
    return given.flatMap((each, at) => {
      const { base64 = null, page = each.page } = small[at] ?? {};
      const isHeld = drops === this.#drops || this.#kept.includes(each);
      return base64 !== null && isHeld ? [{ page, base64, agoMs: askedAt - each.takenAt }] : [];
    });
  }

  drop(): void {
    this.#keepOnly(() => false);
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  /** Drops all, and keeps nothing for as long as it would have been kept. */
  rest(): void {
    this.drop();
    this.#restsUntil = this.#parts.now() + earlierWithinMs;
  }

  async #givenAt(askedAt: number, shownNow: string | null): Promise<Kept[]> {
    const owner = await this.#owner();
    const { standing } = this.#parts;
    const oldest = askedAt - earlierWithinMs;
    this.#keepOnly((each) => each.owner === owner && standing(each.page.url) === 'open');
    return this.#kept.filter(
      ({ shot, takenAt }) => shot !== shownNow && takenAt > oldest && takenAt < askedAt,
    );
  }

  async #small(shot: string): Promise<string | null> {
    for (const width of widths) {
      const base64 = await this.#parts.shrink(shot, width);
      if (base64 !== null && base64.length <= maxEarlierLetters) return base64;
    }
    return null;
  }

  /** Null where nothing may be kept. */
  async #owner(): Promise<string | null> {
    return ownerIn(await this.#parts.memory.read('state'));
  }

  #forgetOld(): void {
    const oldest = this.#parts.now() - earlierWithinMs;
    this.#keepOnly(({ takenAt }) => takenAt > oldest);
  }

  #keepOnly(isKept: (each: Kept) => boolean): void {
    this.#kept = this.#kept.filter(isKept);
    this.#drops += 1;
  }

  #forgetInTime(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#timer = null;
      this.#forgetOld();
      if (this.#kept.length > 0) this.#forgetInTime();
    }, earlierWithinMs);
  }
}

/** What is still there of the same page goes before the only one of another. */
const withRoom = (kept: readonly Kept[]): readonly Kept[] => {
  if (kept.length <= mostEarlierPictures) return kept;
  const isSeenAgain = ({ page }: Kept, at: number): boolean =>
    kept.slice(at + 1).some((later) => later.page.url === page.url);
  const gone = Math.max(0, kept.findIndex(isSeenAgain));
  return kept.filter((_each, at) => at !== gone);
};

const ownerIn = ({ earlierPictures, stop, lesson, pupil }: DeviceState): string | null =>
  earlierPictures === 'kept' && stop === null && lesson !== null && pupil !== null
    ? JSON.stringify([pupil.pupilId, lesson.lessonId])
    : null;

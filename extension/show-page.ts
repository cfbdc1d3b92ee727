import { maxShownPictureLetters, maxShownTabs, type Shown } from '#shared/shown-page.ts';
import type { Page } from '#shared/page.ts';
import type { OpenTab, OpenTabs } from './chromium/open-tabs.ts';
import type { Memory } from './memory.ts';
import { fittingTitle, fittingUrl, isToldOf } from './observe/report-of.ts';
import type { Outbox } from './outbox.ts';
import type { RecentPictures } from './screen/recent-pictures.ts';

/** A page that a pupil may show, as the grown-up will see it. */
export interface ShowOffer {
  /** Names what was offered: that and nothing else is sent. */
  readonly showId: string;
  readonly shown: Shown;
}

export interface ShowPageParts {
  readonly memory: Memory;
  readonly tabs: Pick<OpenTabs, 'all' | 'front'>;
  readonly recent: Pick<RecentPictures, 'of'>;
  readonly outbox: Pick<Outbox, 'waitingPictures'>;
  /** A picture of the tab in front as a data address; null where it may not be pictured, or the browser gives none. */
  readonly shoot: (front: OpenTab) => Promise<string | null>;
  /** Made small enough, a JPEG in base64; null where that cannot be done. */
  readonly shrink: (dataUrl: string, maxWidth: number) => Promise<string | null>;
  /** Out of school the address is all that may be shown: no title, no picture, no other tab. */
  readonly isOutside: () => Promise<boolean>;
  /** The device's own clock, epoch ms. */
  readonly now: () => number;
}

type Pictured = Pick<Shown, 'picture' | 'pictureMissing'>;

const widths = [1024, 640];
/** More would fill the disk of a device that is offline for long. */
const mostWaiting = 5;
const offeredForMs = 10 * 60_000;
const missing = (pictureMissing: string): Pictured => ({ picture: null, pictureMissing });
const outside = missing('The pupil was not at school: no picture is taken there.');
const notPictured = missing('Pages like this one are never pictured, or no picture could be taken.');

/** "Show the grown-up this page?": takes the picture when a pupil is asked, and hands it over when they say yes. */
export class ShowPage {
  readonly #parts: ShowPageParts;
  #offered: (ShowOffer & { readonly at: number }) | null = null;

  constructor(parts: ShowPageParts) {
    this.#parts = parts;
  }

  /** The page that may be shown: this one, or the one in front; null where there is none, or the school does not ask. */
  async pageAt(address: string | null): Promise<Page | null> {
    const { memory, tabs } = this.#parts;
    const { mayShow, stop, pupil } = await memory.read('state');
    const url = address ?? (await tabs.front())?.url ?? '';
    if (stop !== null || pupil === null || !mayShow.page || !isToldOf(url)) return null;
    const tab = (await tabs.all()).find((each) => each.url === url);
    const title = (await this.#parts.isOutside()) ? '' : (tab?.title ?? '');
    return { url: fittingUrl(url), title: fittingTitle(title) };
  }

  /** What the grown-up would see of it. */
  async offer(address: string | null): Promise<ShowOffer | null> {
    this.drop();
    const page = await this.pageAt(address);
    if (page === null) return null;
    const { mayShow } = await this.#parts.memory.read('state');
    const front = await this.#parts.tabs.front();
    const pictured = mayShow.picture
      ? await this.#pictureIn(page, front)
      : missing('The school takes no picture.');
    const tabs = mayShow.tabs && !(await this.#parts.isOutside()) ? await this.#tabs(front) : [];
    const offer = { showId: crypto.randomUUID(), shown: { page, tabs, ...pictured } };
    // Stopped and referred meanwhile: nothing is held.
    if ((await this.pageAt(address)) === null) return null;
    this.#offered = { ...offer, at: this.#parts.now() };
    return offer;
  }

  /** What was offered under this name, once; null where it is not held any more. */
  take(showId: string): Shown | null {
    const offered = this.#offered;
    this.drop();
    const isHeld = offered?.showId === showId && this.#parts.now() - offered.at < offeredForMs;
    return isHeld ? offered.shown : null;
  }

  drop(): void {
    this.#offered = null;
  }

  /** Of a page that may be pictured, as it is or was last seen. */
  async picture(page: Page): Promise<Pictured> {
    return this.#pictureIn(page, await this.#parts.tabs.front());
  }

  async #tabs(front: OpenTab | null): Promise<Shown['tabs']> {
    const tabs = (await this.#parts.tabs.all()).filter(({ url }) => isToldOf(url));
    return tabs.slice(0, maxShownTabs).map(({ tabId, url, title }) => ({
      url: fittingUrl(url),
      title: fittingTitle(title),
      isActive: tabId === front?.tabId,
    }));
  }

  async #pictureIn(page: Page, front: OpenTab | null): Promise<Pictured> {
    const { outbox, recent, now, isOutside } = this.#parts;
    if (await isOutside()) return outside;
    if ((await outbox.waitingPictures()) >= mostWaiting)
      return missing('Too many pictures wait on the device to be sent.');
    if (front !== null && fittingUrl(front.url) === page.url) return this.#pictureNow(front, now());
    const kept = await recent.of(page.url);
    return kept === null
      ? missing('The page was not on the screen any more, or is closed to the pupil.')
      : this.#small(kept.dataUrl, kept.takenAt);
  }

  async #pictureNow(front: OpenTab, takenAt: number): Promise<Pictured> {
    const dataUrl = await this.#parts.shoot(front);
    if (dataUrl === null) return notPictured;
    // Gone to another page while the picture was taken: of which it is, nobody knows.
    const after = await this.#parts.tabs.front();
    return after?.url === front.url ? this.#small(dataUrl, takenAt) : notPictured;
  }

  async #small(dataUrl: string, takenAt: number): Promise<Pictured> {
    for (const width of widths) {
      const base64 = await this.#parts.shrink(dataUrl, width);
      if (base64 !== null && base64.length <= maxShownPictureLetters)
        return { picture: { base64, takenAt }, pictureMissing: null };
    }
    return missing('The picture was too large to be kept.');
  }
}

import type { Browser, CDPSession, Frame, Page, Target } from 'puppeteer';
import { holdsColour, type Colour } from './picture-colours.ts';

const pictureSize = { maxWidth: 160, maxHeight: 120 };

/**
 * What a person could have seen in any tab since the watch began: Chromium sends a picture of each frame it paints, and
 * tells of each page that took its place in a tab, however short it stood there.
 */
export class ShownPages {
  /** Pictures that hold the forbidden colour. */
  badPictures = 0;
  pictures = 0;
  /** Chromium's own error pages that stood in a tab. */
  errorPages = 0;
  /** Addresses of the pages that stood in a tab, in order. */
  readonly addresses: string[] = [];
  readonly #forbidden: Colour;
  readonly #browser: Browser;
  readonly #sessions: CDPSession[] = [];

  private constructor(browser: Browser, forbidden: Colour) {
    this.#browser = browser;
    this.#forbidden = forbidden;
  }

  static async watch(browser: Browser, forbidden: Colour): Promise<ShownPages> {
    const shown = new ShownPages(browser, forbidden);
    browser.on('targetcreated', shown.#onTarget);
    for (const page of await browser.pages()) await shown.#follow(page);
    return shown;
  }

  get badFrames(): number {
    return this.badPictures + this.errorPages;
  }

  async stop(): Promise<void> {
    this.#browser.off('targetcreated', this.#onTarget);
    // Tabs may be gone by now.
    for (const session of this.#sessions) await session.detach().catch(() => undefined);
  }

  readonly #onTarget = (target: Target): void => {
    if (target.type() !== 'page') return;
    void target
      .page()
      .then((page) => page && this.#follow(page))
      .catch(() => undefined);
  };

  async #follow(page: Page): Promise<void> {
    this.#note(page.url());
    page.on('framenavigated', (frame: Frame) => {
      if (frame === page.mainFrame()) this.#note(frame.url());
    });
    const session = await page.createCDPSession();
    this.#sessions.push(session);
    session.on('Page.screencastFrame', ({ data, sessionId }) => {
      this.pictures += 1;
      if (holdsColour(Buffer.from(data, 'base64'), this.#forbidden)) this.badPictures += 1;
      session.send('Page.screencastFrameAck', { sessionId }).catch(() => undefined);
    });
    await session.send('Page.startScreencast', { format: 'png', ...pictureSize });
  }

  #note(address: string): void {
    this.addresses.push(address);
    if (address.startsWith('chrome-error:')) this.errorPages += 1;
  }
}

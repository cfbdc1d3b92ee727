import type { Browser, Page } from 'puppeteer';
import type { Colour } from './picture-colours.ts';
import { extensionWorker } from './extension-worker.ts';
import { waitUntil } from './wait-until.ts';

const tolerance = 40;

/** One pupil's picture on an open class view, as the teacher sees it: on the tile, or wherever `selector` says. */
export class LiveTile {
  readonly #page: Page;
  readonly #selector: string;

  constructor(page: Page, deviceId: string, selector = `[role="option"][data-device-id="${deviceId}"]`) {
    this.#page = page;
    this.#selector = selector;
  }

  /** The colour in the middle of the picture; null where there is none. */
  colour(): Promise<Colour | null> {
    return this.#page.evaluate((selector): [number, number, number] | null => {
      const canvas = document.querySelector<HTMLCanvasElement>(`${selector} canvas`);
      if (canvas === null || canvas.hidden) return null;
      // A worker draws on it: here it can only be copied.
      const copy = new OffscreenCanvas(1, 1).getContext('2d');
      copy?.drawImage(canvas, canvas.width >> 1, canvas.height >> 1, 1, 1, 0, 0, 1, 1);
      const [red = 0, green = 0, blue = 0] = copy?.getImageData(0, 0, 1, 1).data ?? [];
      return copy === null ? null : [red, green, blue];
    }, this.#selector);
  }

  /** How many points wide the picture is; 0 where there is none. */
  width(): Promise<number> {
    return this.#page.evaluate(async (selector) => {
      const canvas = document.querySelector<HTMLCanvasElement>(`${selector} canvas`);
      return canvas === null || canvas.hidden ? 0 : (await createImageBitmap(canvas)).width;
    }, this.#selector);
  }

  /** Pictures drawn so far. */
  frames(): Promise<number> {
    return this.#page.$eval(`${this.#selector} canvas`, (canvas) => Number(canvas.dataset['frames'] ?? 0));
  }

  /** What stands in place of the picture. */
  words(): Promise<string> {
    return this.#page.$$eval(`${this.#selector} .no-picture`, ([words]) => words?.textContent ?? '');
  }

  async untilShows(wanted: Colour): Promise<void> {
    await waitUntil(`the tile shows ${wanted.join(' ')}`, async () => {
      const colour = await this.colour();
      return colour?.every((part, channel) => Math.abs(part - (wanted[channel] ?? 0)) < tolerance);
    });
  }

  untilIsAt(host: string): Promise<true> {
    const shown = () => this.#page.$$eval(`${this.#selector} .tile-host`, ([at]) => at?.textContent);
    return waitUntil(`the tile is at ${host}`, async () => (await shown()) === host);
  }

  untilSays(words: string): Promise<true> {
    return waitUntil(`the tile says "${words}"`, async () => (await this.words()) === words);
  }
}

/** Counts the pictures that the browser takes of its screen, from now on. */
export const countShots = async (browser: Browser): Promise<() => Promise<number>> => {
  const worker = await extensionWorker(browser);
  await worker.evaluate(() => {
    const counted = globalThis as unknown as { shots?: number };
    if (counted.shots !== undefined) return;
    counted.shots = 0;
    const api = (globalThis as unknown as { browser?: typeof chrome }).browser ?? chrome;
    const take = api.tabs.captureVisibleTab.bind(api.tabs) as (...args: unknown[]) => unknown;
    Object.assign(api.tabs, {
      captureVisibleTab: (...args: unknown[]) => {
        counted.shots = (counted.shots ?? 0) + 1;
        return take(...args);
      },
    });
  });
  return () => worker.evaluate(() => (globalThis as unknown as { shots: number }).shots);
};

import type { Browser, Page } from 'puppeteer';
import type { SeenRequest } from '../support/made-up-web.ts';
import type { EnrolledPupil } from '../support/enrolled-pupil.ts';
import { waitUntil } from '../support/wait-until.ts';
import { hosts, type Put, type TrapWeb } from './trap-web.ts';
import type { WaysStage } from './ways-stage.ts';

export type IsBad = (request: SeenRequest) => boolean;

export interface SceneParts {
  readonly id: string;
  readonly pupil: EnrolledPupil;
  readonly stage: WaysStage;
  /** Given where the way is to succeed: wait for that, rather than for a moment. */
  readonly isMutant: boolean;
}

const dwellMs = 900;
const quietMs = 2_000;
const quietWithinMs = 15_000;
const mutantWaitMs = 15_000;

/** What one way has to work with: hosts of its own, so that many can be tried at once in one browser. */
export class Scene {
  readonly #parts: SceneParts;
  readonly #from: number;
  readonly #pages: Page[] = [];
  #isBad: IsBad;
  /** Null for ways that need no host that is blocked later. */
  #blockedAt: number | null = null;

  constructor(parts: SceneParts) {
    this.#parts = parts;
    this.#from = parts.stage.web.arrivals.length;
    this.#isBad = (request) => this.#isOwn(request);
  }

  get id(): string {
    return this.#parts.id;
  }
  get browser(): Browser {
    return this.#parts.pupil.opened.browser;
  }
  get web(): TrapWeb {
    return this.#parts.stage.web;
  }

  /** For ways that are tried alone. */
  get pupil(): EnrolledPupil {
    return this.#parts.pupil;
  }
  get stage(): WaysStage {
    return this.#parts.stage;
  }

  /** A blocked address. */
  bad(path = '/'): string {
    return `https://${this.id}.${hosts.bad}${path}`;
  }
  /** An address that is open until the procedure's second half. */
  later(path = '/'): string {
    this.#blockedAt ??= Number.POSITIVE_INFINITY;
    return `https://${this.id}.${hosts.later}${path}`;
  }
  /** An address that asks to think. */
  ask(path = '/'): string {
    return `https://${this.id}.${hosts.ask}${path}`;
  }
  /** An open address. To ask for it is to say: I run, though I am blocked. */
  tell(): string {
    return `https://tell.${hosts.open}/${this.id}`;
  }
  /** An open address that sends on. */
  go(to: string, status = 302, hops = 0): string {
    const query = new URLSearchParams({ to, status: String(status), hops: String(hops) });
    return `https://go.${hosts.open}/?${query}`;
  }
  /** The address of this way's open page. */
  start(path = ''): string {
    return `https://start.${hosts.open}/${this.id}${path}`;
  }

  /** An open site that no other way uses. */
  own(path = '/'): string {
    return `https://${this.id}.own.${hosts.open}${path}`;
  }

  put(url: string, body: Put['body'], type?: string, headers?: Put['headers']): void {
    this.web.put(url, { body, ...(type && { type }), ...(headers && { headers }) });
  }

  /** What counts as arrived, where it is not simply any request to the way's own hosts. */
  judge(isBad: IsBad): void {
    this.#isBad = isBad;
  }

  /** A new tab, with nothing in it. */
  async tab(): Promise<Page> {
    const page = await this.browser.newPage();
    // Nobody sits here to answer: a pupil stays.
    page.on('dialog', (dialog) => void dialog.dismiss().catch(() => undefined));
    this.#pages.push(page);
    return page;
  }

  /** A pupil types an address. */
  async typed(url: string): Promise<Page> {
    const page = await this.tab();
    await page.goto(url, { timeout: 4_000 }).catch(() => null);
    return page;
  }

  /** A pupil is on an open page with this inside. */
  async page(html: string, headers?: Put['headers']): Promise<Page> {
    this.put(this.start(), `<!doctype html><title>Start</title><body>${html}`, undefined, headers);
    const page = await this.tab();
    await page.goto(this.start(), { timeout: 4_000, waitUntil: 'domcontentloaded' }).catch(() => null);
    return page;
  }

  /** A script of an open page. */
  async script(script: string): Promise<Page> {
    return this.page(`<script type="module">${script}</script>`);
  }

  /** A pupil clicks, with all that the browser grants to a click, also in a tab behind others. */
  async click(page: Page, selector = '#here'): Promise<void> {
    const click = async (): Promise<void> => {
      await page.waitForSelector(selector, { timeout: 3_000 });
      await page.evaluate((of) => {
        const options = { bubbles: true, cancelable: true, composed: true };
        document.querySelector(of)?.dispatchEvent(new MouseEvent('click', options));
      }, selector);
    };
    await Promise.race([click(), new Promise((resolve) => setTimeout(resolve, 4_000))]).catch(
      () => undefined,
    );
  }

  /** What arrives from now on must not. */
  blocked(): void {
    this.#blockedAt = Date.now();
  }

  /** What must not have arrived. */
  arrived(): readonly SeenRequest[] {
    return this.web.arrivals.slice(this.#from).filter((request) => this.#isBad(request));
  }

  /** Gives the way its time: a moment, or as long as a mutant needs. */
  async settle(): Promise<void> {
    if (this.#parts.isMutant) {
      await waitUntil(`${this.id} arrives`, () => this.arrived().length > 0, mutantWaitMs).catch(
        () => undefined,
      );
    } else if (this.#blockedAt === null) {
      await new Promise((resolve) => setTimeout(resolve, dwellMs));
    } else {
      await this.#untilQuiet();
    }
  }

  /** What was open and on its way when the block came has a few seconds to end; then nothing may come any more. */
  async #untilQuiet(): Promise<void> {
    const isQuiet = (): boolean => !this.arrived().some(({ at }) => at > Date.now() - quietMs);
    const begunAt = Date.now();
    await waitUntil(`${this.id} is quiet`, () => Date.now() - begunAt > quietMs && isQuiet(), quietWithinMs)
      .then(() => this.blocked())
      .catch(() => undefined);
    await new Promise((resolve) => setTimeout(resolve, dwellMs));
  }

  async close(): Promise<void> {
    for (const page of this.#pages) await page.close({ runBeforeUnload: false }).catch(() => undefined);
  }

  #isOwn({ host, path, at }: SeenRequest): boolean {
    if (this.#blockedAt !== null && at < this.#blockedAt) return false;
    const name = host.replace(/\.+$/, '');
    if (name === `tell.${hosts.open}`) return path === `/${this.id}`;
    return [hosts.bad, hosts.ask, hosts.later].some((parent) => `.${name}`.endsWith(`.${this.id}.${parent}`));
  }
}

/** Does what a pupil would; what it gives is done once the `later` hosts have been blocked. */
export type Procedure = (scene: Scene) => Promise<void | (() => Promise<void>)>;

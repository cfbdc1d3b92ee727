import { filterTestHost, type FilterTestFinding, type FilterTestStep } from '#shared/filter-test.ts';
import { parseAddress } from '#shared/policy/address.ts';
import type { Presence } from '#shared/reports.ts';
import { failure, success, type Result } from '#shared/result.ts';
import type { Protection } from './enforce/protection.ts';
import type { OwnPages } from './own-pages.ts';

/** Where a tab came to rest, and what left for the host on the way. */
export interface Attempt {
  readonly landedAt: string;
  readonly sentRequests: number;
}

/** What a test does in the real browser. */
export interface TestGround {
  /** Opens an address in a window of its own, waits until it rests, and closes it. */
  visit(url: string): Promise<Attempt>;
  /** True when a download of this file was put away. */
  isDownloadStopped(url: string, fileName: string): Promise<boolean>;
}

export interface FilterTestParts {
  readonly ground: TestGround;
  readonly pages: OwnPages;
  readonly protection: Protection;
  readonly layers: () => Promise<Presence['layers']>;
}

const unsafeSearch = 'https://www.google.com/search?q=thinkclick+filter+test&safe=off';
const harmlessProgram = 'data:application/x-msdownload;base64,TVo=';

/** Tries the filter of this device for real, and tells what was seen. */
export class FilterTest {
  readonly #parts: FilterTestParts;
  #isRunning = false;

  constructor(parts: FilterTestParts) {
    this.#parts = parts;
  }

  async run(): Promise<Result<FilterTestFinding[]>> {
    if (this.#isRunning) return failure('conflict', 'A test is running on this device.');
    if (this.#parts.protection.isLocked) return failure('failed', 'The screen is locked.');
    this.#isRunning = true;
    try {
      const fromLayers = await this.#layers();
      return success([
        ...fromLayers,
        await this.#blockedPage(),
        await this.#safeSearch(),
        await this.#program(),
      ]);
    } finally {
      this.#isRunning = false;
    }
  }

  async #layers(): Promise<FilterTestFinding[]> {
    const { rules, webRequest, index } = await this.#parts.layers();
    return [
      finding('rules', rules, rules ? 'Loaded' : 'Not loaded'),
      finding(
        'first-request',
        webRequest,
        webRequest ? 'In place' : 'Only an installation by policy has this',
      ),
      finding('lists', index, index ? 'Loaded, or none are named' : 'Not arrived yet'),
    ];
  }

  async #blockedPage(): Promise<FilterTestFinding> {
    const { landedAt, sentRequests } = await this.#parts.ground.visit(`http://${filterTestHost}/`);
    const isStopped = this.#parts.pages.parse(landedAt)?.page === 'blocked';
    const found = `${isStopped ? 'Our page was shown' : 'Our page was not shown'}; ${sentRequests} requests left`;
    return finding('blocked-page', isStopped && sentRequests === 0, found);
  }

  async #safeSearch(): Promise<FilterTestFinding> {
    const { landedAt } = await this.#parts.ground.visit(unsafeSearch);
    if (this.#parts.pages.parse(landedAt) !== null) {
      return finding('safe-search', true, 'This search engine is closed here');
    }
    const settings = new URLSearchParams(parseAddress(landedAt)?.query).getAll('safe');
    const isSafe = settings.length > 0 && settings.every((setting) => setting === 'active');
    return finding('safe-search', isSafe, `Sent with safe=${settings.join(', ') || 'nothing'}`);
  }

  async #program(): Promise<FilterTestFinding> {
    const isStopped = await this.#parts.ground.isDownloadStopped(harmlessProgram, 'filter-test.exe');
    return finding('program', isStopped, isStopped ? 'Stopped and put away' : 'Not stopped');
  }
}

const finding = (step: FilterTestStep, passed: boolean, found: string): FilterTestFinding => ({
  step,
  passed,
  found: found.slice(0, 300),
});

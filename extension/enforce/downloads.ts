import { isHelpline } from '#shared/policy/helplines.ts';
import { decideDownload, type Download } from '#shared/policy/transfers.ts';
import type { NewReport } from '#shared/reports.ts';
import type { OpenTabs } from '../chromium/open-tabs.ts';
import { fittingUrl } from '../observe/report-of.ts';
import type { OwnPages } from '../own-pages.ts';
import type { ServerClock } from '../server-clock.ts';
import type { Protection } from './protection.ts';

/** The part of `browser.downloads` that is used. */
export interface Downloads {
  /** Stops it and leaves nothing of it behind, neither a file nor a line in the list. */
  remove(id: number): Promise<void>;
  start(url: string): Promise<void>;
}

export interface DownloadGuardParts {
  readonly downloads: Downloads;
  readonly protection: Protection;
  readonly serverClock: ServerClock;
  readonly tabs: OpenTabs;
  readonly pages: OwnPages;
  readonly add: (report: NewReport) => Promise<unknown>;
}

/** Which files may be kept, and what a pupil meets in place of one that may not. */
export class DownloadGuard {
  readonly #parts: DownloadGuardParts;

  constructor(parts: DownloadGuardParts) {
    this.#parts = parts;
  }

  /** False once it has been stopped and put away. */
  async mayGoOn(download: Download & { readonly id: number }): Promise<boolean> {
    const decision = this.decide(download);
    if (decision?.rule === 'allow') return true;
    await this.#parts.downloads.remove(download.id);
    if (decision !== null) {
      await this.#parts.add({ kind: 'block', url: fittingUrl(download.url), rule: decision.why });
    }
    await this.#show(download);
    return false;
  }

  /** Null when there is no policy yet, or in a lock: then nothing is kept, but what a helpline gives. */
  decide(download: Download) {
    const { protection, serverClock } = this.#parts;
    const { compiled, subject, isLocked } = protection;
    return compiled === null || (isLocked && !isHelpline(download.url))
      ? null
      : decideDownload(compiled, subject, download, serverClock.now());
  }

  /** Again, after a teacher has said yes. */
  start(url: string): Promise<void> {
    return this.#parts.downloads.start(url);
  }

  /** One page for all: a site that starts a hundred downloads opens one tab. */
  async #show({ url, fileName, mimeType }: Download): Promise<void> {
    const { tabs, pages, protection } = this.#parts;
    if (protection.isLocked) return;
    const about = new URLSearchParams({ name: fileName, type: mimeType });
    const address = `${pages.url('file')}?${about.toString()}#${fittingUrl(url)}`;
    const shown = (await tabs.all()).find((tab) => pages.parse(tab.url)?.page === 'file');
    if (shown === undefined) await tabs.open(address);
    else await tabs.go(shown.tabId, address);
  }
}

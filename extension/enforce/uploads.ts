import { decideUpload } from '#shared/policy/transfers.ts';
import type { TransferRule } from '#shared/policy/policy.ts';
import type { NewReport } from '#shared/reports.ts';
import type { OpenTabs } from '../chromium/open-tabs.ts';
import { fittingUrl } from '../observe/report-of.ts';
import type { OwnPages } from '../own-pages.ts';
import type { ServerClock } from '../server-clock.ts';
import type { Protection } from './protection.ts';

export interface UploadGuardParts {
  readonly protection: Protection;
  readonly serverClock: ServerClock;
  readonly tabs: OpenTabs;
  readonly pages: OwnPages;
  readonly add: (report: NewReport) => Promise<unknown>;
}

/** Which pages may be given a file of the pupil's. */
export class UploadGuard {
  readonly #parts: UploadGuardParts;

  constructor(parts: UploadGuardParts) {
    this.#parts = parts;
  }

  ruleFor(pageUrl: string): TransferRule {
    return this.#decide(pageUrl)?.rule ?? 'stop';
  }

  /** A file was held back on a page: told once, and the pupil is shown what to do. */
  async held(pageUrl: string): Promise<void> {
    const { add, tabs, pages } = this.#parts;
    const decision = this.#decide(pageUrl);
    if (decision?.rule === 'allow') return;
    const url = fittingUrl(pageUrl);
    if (decision !== null) await add({ kind: 'block', url, rule: decision.why });
    await tabs.open(`${pages.url('file')}?way=upload#${url}`);
  }

  #decide(pageUrl: string) {
    const { protection, serverClock } = this.#parts;
    if (protection.compiled === null) return null;
    return decideUpload(protection.compiled, protection.subject, pageUrl, serverClock.now());
  }
}

import { withoutNamedDetails } from '#shared/named-details.ts';
import type { Decision } from '#shared/policy/decide.ts';
import { failure, success } from '#shared/result.ts';
import type { OpenTabs } from '../chromium/open-tabs.ts';
import type { FreezeGuard } from '../enforce/freeze-guard.ts';
import type { Protection } from '../enforce/protection.ts';
import type { TabLimitGuard } from '../enforce/tab-limit-guard.ts';
import type { OwnPages, PageName } from '../own-pages.ts';
import type { Effects } from '../receive.ts';
import { heldStill } from './held-still.ts';
import type { SentTabs } from './sent-tabs.ts';

export interface OpenPageParts {
  readonly tabs: Pick<OpenTabs, 'open'>;
  readonly pages: OwnPages;
  readonly sentTabs: Pick<SentTabs, 'note'>;
  readonly protection: Pick<Protection, 'isLocked' | 'route'>;
  readonly freezeGuard: Pick<FreezeGuard, 'freeze'>;
  readonly tabLimitGuard: Pick<TabLimitGuard, 'letOneMore'>;
}

/** A page in front, sent by the teacher, where the pupil's own rules let it open as they would any other. */
export const createOpenPage =
  (parts: OpenPageParts): Effects['open-page'] =>
  async ({ url }) => {
    const { decision, instead } = parts.protection.route(url);
    const ours = (instead !== null && parts.pages.parse(instead)?.page) || null;
    const why = heldStill(parts) ?? whyClosed(decision, ours);
    if (why !== null) return failure('failed', why);
    const tabId = await parts.tabLimitGuard.letOneMore(() => parts.tabs.open(withoutNamedDetails(url)));
    if (tabId !== null) await parts.sentTabs.note(tabId, url);
    return ours === null ? success(null) : failure('failed', 'The pupil is asked first whether to open it.');
  };

const whyClosed = (decision: Decision | null, ours: PageName | null): string | null => {
  if (decision === null) return 'The device has no rules of the school yet.';
  if (ours === null || ours === 'think') return null;
  return `Not opened, for the filter closes it. ${decision.rule}`;
};

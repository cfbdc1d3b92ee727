import type { ActionName } from '#shared/commands/index.ts';
import type { NewReport } from '#shared/reports.ts';
import type { Page } from '#shared/page.ts';
import { failure, success, type Result } from '#shared/result.ts';
import { tabsMeant } from '#shared/tab-target.ts';
import type { Effects } from '../../extension/receive.ts';

export interface FakeEffectsParts {
  readonly page: () => Page | null;
  readonly show: (page: null) => void;
  readonly visit: (page: Page) => Promise<void>;
  readonly tell: (report: NewReport) => Promise<unknown>;
  readonly note: (name: ActionName, text: string) => void;
}

/** What a teacher has done, on a device with one tab; its pupil always gives the first answer of a message. */
export const createFakeEffects = ({ page, show, visit, tell, note }: FakeEffectsParts): Effects => {
  const withTab = (url: string, name: ActionName, text: string): Result<null> => {
    const shown = page();
    const tabs = shown === null ? [] : [{ tabId: 1, ...shown }];
    if (tabsMeant(tabs, { url }).length === 0) return failure('not-found', 'No such tab is open.');
    note(name, text);
    if (name === 'close-tab') show(null);
    return success(null);
  };
  return {
    'open-page': async ({ url }) => {
      note('open-page', url);
      await visit({ url, title: new URL(url).hostname });
      return success(null);
    },
    'show-message': async ({ text, replies: [reply] = [] }) => {
      note('show-message', text);
      if (reply !== undefined) await tell({ kind: 'reply', url: null, message: text, reply });
      return success(null);
    },
    'hand-out-agreement': async () => {
      note('hand-out-agreement', '');
      return success(null);
    },
    'close-tab': async ({ url, reason }) => withTab(url, 'close-tab', reason),
    'show-tab': async ({ url }) => withTab(url, 'show-tab', url),
  };
};

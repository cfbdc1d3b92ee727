import { failure, success } from '#shared/result.ts';
import type { OpenTabs } from '../chromium/open-tabs.ts';
import type { FreezeGuard } from '../enforce/freeze-guard.ts';
import type { Protection } from '../enforce/protection.ts';
import type { TabLimitGuard } from '../enforce/tab-limit-guard.ts';
import type { OwnPages } from '../own-pages.ts';
import type { Effects } from '../receive.ts';
import type { SignAgreement } from '../sign-agreement.ts';
import { heldStill } from './held-still.ts';

export interface HandOutAgreementParts {
  readonly tabs: OpenTabs;
  readonly pages: Pick<OwnPages, 'url'>;
  readonly protection: Protection;
  readonly freezeGuard: FreezeGuard;
  readonly tabLimitGuard: TabLimitGuard;
  readonly signAgreement: Pick<SignAgreement, 'unsigned'>;
}

/** The agreement in front of whoever has not signed it; nothing for the others. */
export const createHandOutAgreement =
  (parts: HandOutAgreementParts): Effects['hand-out-agreement'] =>
  async () => {
    if ((await parts.signAgreement.unsigned()) === null) return success(null);
    const why = heldStill(parts);
    if (why !== null) return failure('failed', why);
    await parts.tabLimitGuard.letOneMore(() => parts.tabs.open(parts.pages.url('agreement')));
    return success(null);
  };

import { failure, success } from '#shared/result.ts';
import type { OpenTabs } from '../chromium/open-tabs.ts';
import type { Protection } from '../enforce/protection.ts';
import type { Effects } from '../receive.ts';

export interface OpenPageParts {
  readonly tabs: OpenTabs;
  readonly protection: Protection;
}

/** A page in front, sent by the teacher; the pupil's own rules decide on it as on any other. */
export const createOpenPage =
  ({ tabs, protection }: OpenPageParts): Effects['open-page'] =>
  async ({ url }) => {
    if (protection.isLocked) return failure('failed', 'The screen is locked.');
    await tabs.open(url);
    return success(null);
  };

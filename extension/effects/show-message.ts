import { success } from '#shared/result.ts';
import type { OwnPages } from '../own-pages.ts';
import type { Effects } from '../receive.ts';

export interface ShowMessageParts {
  readonly pages: OwnPages;
  /** Opens a small window in front of everything. */
  readonly openWindow: (url: string) => Promise<void>;
}

/** A window of its own with who says it and what: it lies on top, also of a lock, until the pupil has read it. */
export const createShowMessage =
  ({ pages, openWindow }: ShowMessageParts): Effects['show-message'] =>
  async ({ text, replies = [] }, { by }) => {
    const message = JSON.stringify({ by, text, replies });
    await openWindow(`${pages.url('message')}#${encodeURIComponent(message)}`);
    return success(null);
  };

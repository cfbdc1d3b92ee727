import { success } from '#shared/result.ts';
import type { Memory } from '../memory.ts';
import type { OwnPages } from '../own-pages.ts';
import type { Effects } from '../receive.ts';

export interface ShowMessageParts {
  readonly memory: Memory;
  readonly pages: OwnPages;
  /** Opens a small window in front of everything. */
  readonly openWindow: (url: string) => Promise<void>;
}

/** A window of its own with who says it and what: it lies on top, also of a lock, until the pupil has read it. */
export const createShowMessage =
  ({ memory, pages, openWindow }: ShowMessageParts): Effects['show-message'] =>
  async ({ text }) => {
    const { lesson } = await memory.read('state');
    const message = JSON.stringify({ by: lesson?.teacher ?? 'Your teacher', text });
    await openWindow(`${pages.url('message')}#${encodeURIComponent(message)}`);
    return success(null);
  };

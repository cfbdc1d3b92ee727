import type { Lesson, Watch } from '#shared/device-state.ts';
import type { CompiledPolicy } from '#shared/policy/decide.ts';
import type { Presence } from '#shared/reports.ts';
import type { OpenTab } from '../chromium/open-tabs.ts';
import { isWebPage } from '../observe/report-of.ts';
import type { OwnPages } from '../own-pages.ts';
import { isPrivatePage } from './private-page.ts';

export interface PictureFacts {
  readonly lesson: Lesson | null;
  /** Server epoch ms. */
  readonly now: number;
  readonly watch: Watch;
  readonly front: OpenTab | null;
  readonly pages: OwnPages;
  readonly policy: CompiledPolicy | null;
}

/** Whether the screen may be pictured at all, watched or not; else why not. */
export const mayPicture = (facts: Omit<PictureFacts, 'watch'>): 'yes' | Presence['picture'] => {
  const { lesson, now, front, pages, policy } = facts;
  if (lesson === null || lesson.endsAt <= now) return 'no-lesson';
  if (front === null) return 'unavailable';
  if (pages.parse(front.url) !== null) return 'blocked-page';
  // The browser gives no picture of its own pages.
  if (!isWebPage(front.url)) return 'unavailable';
  return isPrivatePage(front.url, policy) ? 'private-page' : 'yes';
};

export const pictureState = (facts: PictureFacts): Presence['picture'] => {
  const state = mayPicture(facts);
  if (state !== 'yes') return state;
  return facts.watch.mode === 'off' ? 'not-watched' : 'live';
};

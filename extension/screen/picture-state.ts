import type { Lesson, Stop, Watch } from '#shared/device-state.ts';
import type { CompiledPolicy, Decision } from '#shared/policy/decide.ts';
import type { Presence } from '#shared/reports.ts';
import type { OpenTab } from '../chromium/open-tabs.ts';
import { isWebPage } from '../observe/report-of.ts';
import type { OwnPages, PageName } from '../own-pages.ts';
import { isPrivatePage } from './private-page.ts';

export interface PictureFacts {
  readonly lesson: Lesson | null;
  readonly stop: Stop | null;
  /** Out of school. */
  readonly isOutside: boolean;
  /** Server epoch ms. */
  readonly now: number;
  readonly watch: Watch;
  readonly front: OpenTab | null;
  readonly pages: OwnPages;
  readonly policy: CompiledPolicy | null;
  /** What this device says of an address now; null before it can say anything. */
  readonly decide: (url: string) => Decision | null;
}

/** Our own pages hold what a child tells us. */
const ownStates: Readonly<Partial<Record<PageName, Presence['picture']>>> = {
  blocked: 'blocked-page',
  lock: 'lock-page',
};

/** Whether staff may have a picture of the screen at all, watched or not; else why not. */
export const mayPicture = (facts: Omit<PictureFacts, 'watch'>): 'yes' | Presence['picture'] => {
  const { lesson, stop, isOutside, now } = facts;
  if (stop !== null) return 'stopped';
  if (isOutside) return 'out-of-school';
  if (lesson === null || lesson.endsAt <= now) return 'no-lesson';
  return mayShowPicture(facts);
};

/** The same for a pupil who wants to show it, in a lesson or not. */
export const mayShowPicture = (
  facts: Omit<PictureFacts, 'watch' | 'lesson' | 'now' | 'isOutside'>,
): 'yes' | Presence['picture'] => {
  const { stop, front, pages, policy, decide } = facts;
  if (stop !== null) return 'stopped';
  if (front === null) return 'unavailable';
  const own = pages.parse(front.url);
  if (own !== null) return ownStates[own.page] ?? 'own-page';
  // The browser gives no picture of its own pages.
  if (!isWebPage(front.url)) return 'unavailable';
  if (isPrivatePage(front.url, policy)) return 'private-page';
  // It is about to be closed: the policy, the lesson or the time has changed under it.
  return decide(front.url)?.verdict === 'allow' ? 'yes' : 'blocked-page';
};

export const pictureState = (facts: PictureFacts): Presence['picture'] => {
  const state = mayPicture(facts);
  if (state !== 'yes') return state;
  return facts.watch.mode === 'off' ? 'not-watched' : 'live';
};

import type { SavedFocusList } from '#shared/api/focus.ts';
import {
  isSiteAddress,
  maxFocusItems,
  maxFocusNeeds,
  siteOf,
  type FocusItem,
  type FocusList,
} from '#shared/focus-list.ts';
import type { Tile } from '#shared/class-snapshot.ts';
import { withoutNamedDetails } from '#shared/named-details.ts';
import { hostOf } from './address.ts';
import type { RecordedPage } from './scene-findings.ts';

/** A list that is being made or changed. */
export interface FocusDraft extends FocusList {
  /** The saved list it came from, where that is the teacher's own. */
  readonly focusListId: string | null;
  readonly isShared: boolean;
  /** Also brings the first page to every screen. */
  readonly opensFirst: boolean;
}

export const emptyDraft: FocusDraft = {
  name: '',
  items: [],
  needs: [],
  focusListId: null,
  isShared: false,
  opensFirst: false,
};

/** Somebody else's list is copied, never changed. */
export const draftOfSaved = ({
  name,
  items,
  needs,
  isShared,
  isMine,
  focusListId,
}: SavedFocusList): FocusDraft => ({
  ...emptyDraft,
  name,
  items,
  needs,
  isShared: isMine && isShared,
  focusListId: isMine ? focusListId : null,
});

/** Each address once, in the order it came. */
export const withItems = (draft: FocusDraft, more: readonly FocusItem[]): FocusDraft => {
  const known = new Set(draft.items.map(({ url }) => url));
  const items = [...draft.items, ...more.filter(({ url }) => !known.has(url))];
  return { ...draft, items: items.slice(0, maxFocusItems) };
};

export const withoutItem = (draft: FocusDraft, url: string): FocusDraft => ({
  ...draft,
  items: draft.items.filter((item) => item.url !== url),
});

export const withWholeSite = (draft: FocusDraft, url: string, isWholeSite: boolean): FocusDraft => ({
  ...draft,
  items: draft.items.map((item) => (item.url === url ? { ...item, isWholeSite } : item)),
});

export const withNeeds = (draft: FocusDraft, more: readonly string[]): FocusDraft => ({
  ...draft,
  needs: [...new Set([...draft.needs, ...more])].slice(0, maxFocusNeeds),
});

/** Pages are called as they call themselves; behind a sign-in the title may be that of the sign-in. */
export const withTitles = (draft: FocusDraft, pages: readonly RecordedPage[]): FocusDraft => {
  const titleOf = (url: string): string => {
    const scene = pages.find((page) => page.url === url)?.scene;
    return scene?.isReached && scene.hops.length === 0 ? scene.title.trim() : '';
  };
  const items = draft.items.map((item) => ({ ...item, title: item.title || titleOf(item.url) }));
  return { ...draft, items };
};

export const withoutNeed = (draft: FocusDraft, host: string): FocusDraft => ({
  ...draft,
  needs: draft.needs.filter((need) => need !== host),
});

export const titleOfItem = ({ url, title }: FocusItem): string => title || hostOf(url);

/** What an item opens, in words. */
export const reachOfItem = ({ url, isWholeSite }: FocusItem): string => {
  if (isWholeSite || isSiteAddress(url)) return `the whole site ${siteOf(url) ?? ''}`;
  return `this page and what is below it`;
};

/** A list needs a name; a teacher in a hurry gives none. */
export const listOfDraft = ({ name, items, needs }: FocusDraft): FocusList => {
  const [first] = items;
  const more = items.length > 1 ? ` and ${items.length - 1} more` : '';
  const own = name.trim() || `${first === undefined ? 'Focus' : titleOfItem(first)}${more}`;
  return { name: own.slice(0, 60).trim(), items, needs };
};

const pageItem = (shown: string, title: string): FocusItem[] => {
  const url = withoutNamedDetails(shown);
  return url.length > 1000 || siteOf(url) === null
    ? []
    : [{ url, title: title.trim().slice(0, 120).trim(), isWholeSite: false }];
};

/** The tabs of one pupil, the one in front first. */
export const itemsOfPupil = ({ tabs, page }: Tile): FocusItem[] => {
  const inFront = page === null ? [] : pageItem(page.url, page.title);
  const rest = tabs.flatMap(({ url, title }) => pageItem(url, title));
  return [...new Map([...inFront, ...rest].map((item) => [item.url, item])).values()];
};

/** The sites that the class has open, those of most pupils first. */
export const sitesOfClass = (tiles: readonly Tile[]): FocusItem[] => {
  const pupilsBySite = new Map<string, number>();
  for (const tile of tiles) {
    const sites = new Set(itemsOfPupil(tile).flatMap(({ url }) => siteOf(url) ?? []));
    for (const site of sites) pupilsBySite.set(site, (pupilsBySite.get(site) ?? 0) + 1);
  }
  return [...pupilsBySite]
    .toSorted(([, one], [, other]) => other - one)
    .map(([site]) => ({ url: `https://${site}/`, title: '', isWholeSite: true }));
};

/** One page for everybody. */
export const draftOfPage = (url: string, title: string): FocusDraft | null => {
  const items = pageItem(url, title);
  return items.length === 0 ? null : { ...emptyDraft, items, opensFirst: true };
};

import type { RaisedHand } from '#shared/api/hands.ts';
import type { Tile } from '#shared/class-snapshot.ts';
import { hostOf } from './address.ts';
import { handAboutWords } from './told.ts';
import { lasted } from './when.ts';

/** Why a pupil may need the teacher, the most urgent first. It says what happened, and never how good a child is. */
export const needKinds = [
  'concern',
  'alert',
  'hand',
  'may-i',
  'blocked',
  'other-site',
  'silent',
  'stuck',
  'idle',
] as const;
export type NeedKind = (typeof needKinds)[number];

export interface Need {
  readonly kind: NeedKind;
  /** Server epoch ms. */
  readonly since: number;
  /** What a page is another than: the lesson's list, where it has one. */
  readonly focusName?: string | undefined;
}

export interface NeedFacts {
  /** By pupil. */
  readonly hands: ReadonlyMap<string, RaisedHand>;
  /** Pupils who wait for an answer to "May I?". */
  readonly asking: ReadonlySet<string>;
  /** Server epoch ms. */
  readonly now: number;
  /** Pages that much of the class is on: to stay there is the task. */
  readonly commonPages: ReadonlySet<string>;
  /** The one site that most of the class is on, as the lesson's; null where there is none. */
  readonly classSite: string | null;
}

export const noFacts: NeedFacts = {
  hands: new Map(),
  asking: new Set(),
  now: 0,
  commonPages: new Set(),
  classSite: null,
};

/** A pause is no need; so long without a touch may be one. */
export const idleNeedMs = 5 * 60_000;
/** As long on one page that others have left, */
export const stuckPageMs = 10 * 60_000;
/** and in this time no sign of work: no key, mouse or sound, or nothing on the screen has changed. */
export const noSignMs = 3 * 60_000;
/** A look elsewhere is none. */
export const otherSiteNeedMs = 60_000;
const commonShare = 0.4;
const classShare = 0.6;
/** Of fewer nobody can say what the class is at. */
const fewestOnPages = 5;

/** The pages that at least so many of those who are on some page share. */
export const commonPagesOf = (tiles: Iterable<Tile>): ReadonlySet<string> => {
  const counts = new Map<string, number>();
  let all = 0;
  for (const { page } of tiles) {
    if (page === null) continue;
    all += 1;
    counts.set(page.url, (counts.get(page.url) ?? 0) + 1);
  }
  return new Set([...counts].filter(([, count]) => count >= all * commonShare).map(([url]) => url));
};

/** Where a lesson has its pupils look for themselves, they are on many sites, and none is the class's. */
export const classSiteOf = (tiles: Iterable<Tile>): string | null => {
  const sites = [...tiles].flatMap(({ page }) => (page === null ? [] : [hostOf(page.url)]));
  if (sites.length < fewestOnPages) return null;
  const isMost = (site: string): boolean =>
    sites.filter((each) => each === site).length >= sites.length * classShare;
  return sites.find(isMost) ?? null;
};

/** The strongest reason, or none. */
export const needOf = (tile: Tile, facts: NeedFacts): Need | null => {
  const hand = facts.hands.get(tile.pupilId);
  if (tile.state === 'concern') return { kind: 'concern', since: tile.since };
  if (tile.alert !== undefined) return { kind: 'alert', since: tile.alert.at };
  if (hand !== undefined) return { kind: 'hand', since: hand.raisedAt };
  if (facts.asking.has(tile.pupilId)) return { kind: 'may-i', since: tile.since };
  if (tile.state === 'blocked') return { kind: 'blocked', since: tile.since };
  if (isOnOtherSite(tile, facts))
    return { kind: 'other-site', since: tile.siteSince, ...(tile.focus && { focusName: tile.focus.name }) };
  if (tile.state === 'silent') return { kind: 'silent', since: tile.since };
  if (isStuck(tile, facts)) return { kind: 'stuck', since: tile.pageSince };
  if (tile.state === 'idle' && facts.now - tile.since >= idleNeedMs)
    return { kind: 'idle', since: tile.since };
  return null;
};

/** A lesson with a list has said which sites are its own; elsewhere what most of the class is on counts. */
const isOnOtherSite = (tile: Tile, { now, classSite }: NeedFacts): boolean => {
  const { state, page, siteSince, lock, focus } = tile;
  if (state !== 'online' || page === null || lock !== null || now - siteSince < otherSiteNeedMs) return false;
  if (focus !== null) return focus.isPageOff;
  return classSite !== null && hostOf(page.url) !== classSite;
};

/** Whoever writes in one document for an hour is at work: an address alone says nothing. */
const isStuck = (tile: Tile, { now, commonPages }: NeedFacts): boolean => {
  const { page, pageSince, lock } = tile;
  const quietSince = noSignSince(tile);
  return (
    page !== null &&
    lock === null &&
    pageSince > 0 &&
    now - pageSince >= stuckPageMs &&
    !commonPages.has(page.url) &&
    quietSince !== null &&
    now - quietSince >= noSignMs
  );
};

/** Since when there has been no sign of work; null where there is one, or nobody can tell. */
const noSignSince = ({ state, since, stillSince }: Tile): number | null => {
  if (state === 'idle') return since;
  return state === 'online' ? stillSince : null;
};

/** In words, for the tile: "Hand up: Has a question, 2 min". */
export const needWords = ({ kind, since, focusName }: Need, hand: RaisedHand | null, now: number): string => {
  const long = lasted(now - since);
  switch (kind) {
    case 'concern':
      return `Told someone, ${long}`;
    // No more: a class may look over the teacher's shoulder.
    case 'alert':
      return `Alert, ${long}: open to read why`;
    case 'hand':
      return `Hand up: ${hand === null ? 'wants help' : handAboutWords[hand.about]}, ${long}`;
    case 'may-i':
      return 'Asks “May I?”';
    case 'blocked':
      return `At a closed page, ${long}`;
    case 'other-site':
      return focusName === undefined
        ? `On another site than most of the class, ${long}`
        : `On a page that is not on the list “${focusName}”, ${long}`;
    case 'silent':
      return `Silent, ${long}: lid closed, Wi-Fi lost or switched off`;
    case 'idle':
      return `Not touched, ${long}`;
    case 'stuck':
      return `May be stuck: on one page for ${long}, and no sign of work lately`;
  }
};

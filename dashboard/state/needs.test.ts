import { describe, expect, test } from 'vitest';
import type { RaisedHand } from '#shared/api/hands.ts';
import { madeUpTile } from '../play-dashboard.tsx';
import {
  classSiteOf,
  commonPagesOf,
  idleNeedMs,
  needOf,
  needWords,
  noFacts,
  noSignMs,
  otherSiteNeedMs,
  stuckPageMs,
} from './needs.ts';

const now = 10_000_000;
const facts = { ...noFacts, now };
const hand: RaisedHand = {
  requestId: 'h1',
  pupilId: 'a',
  pupilName: 'Ada',
  about: 'technical',
  url: null,
  words: '',
  raisedAt: now - 120_000,
  comingBy: null,
};
const hands = new Map([['a', hand]]);

describe('what a pupil needs the teacher for', () => {
  test('nothing, while they work', () => {
    expect(needOf(madeUpTile('a'), facts)).toBeNull();
  });

  test('who has told someone comes before a hand, a hand before “May I?”, that before a closed page', () => {
    const asking = new Set(['a']);
    const all = { ...facts, hands, asking };
    expect(needOf(madeUpTile('a', { state: 'concern' }), all)?.kind).toBe('concern');
    expect(needOf(madeUpTile('a', { state: 'blocked' }), all)?.kind).toBe('hand');
    expect(needOf(madeUpTile('a', { state: 'blocked' }), { ...facts, asking })?.kind).toBe('may-i');
    expect(needOf(madeUpTile('a', { state: 'blocked' }), facts)?.kind).toBe('blocked');
  });

  test('an alert comes after who has told someone and before a hand, and says nothing more on the tile', () => {
    const alert = { kind: 'harm-to-self', level: 'now', at: now - 60_000, why: 'Searched for “x”.' } as const;
    const all = { ...facts, hands };
    expect(needOf(madeUpTile('a', { state: 'concern', alert }), all)?.kind).toBe('concern');
    const need = needOf(madeUpTile('a', { alert }), all);
    expect(need).toEqual({ kind: 'alert', since: now - 60_000 });
    expect(need && needWords(need, null, now)).toBe('Alert, 1 min: open to read why');
  });

  test('idle for long, not for a moment', () => {
    const idle = (forMs: number) => needOf(madeUpTile('a', { state: 'idle', since: now - forMs }), facts);
    expect(idle(idleNeedMs - 1)).toBeNull();
    expect(idle(idleNeedMs)?.kind).toBe('idle');
  });

  describe('stuck', () => {
    const stuck = madeUpTile('a', { pageSince: now - stuckPageMs, stillSince: now - noSignMs });
    const typing = { ...stuck, stillSince: now - 1_000 };

    test('on one page for long, with nothing that changes on the screen', () => {
      expect(needOf(stuck, facts)).toEqual({ kind: 'stuck', since: stuck.pageSince });
      expect(needOf({ ...stuck, pageSince: now - stuckPageMs + 1 }, facts)).toBeNull();
      expect(needOf({ ...stuck, stillSince: now - noSignMs + 1 }, facts)).toBeNull();
    });

    test('or without a touch, and that before it is long enough to be called idle', () => {
      const untouched = { ...typing, state: 'idle', since: now - noSignMs } as const;
      expect(needOf(untouched, facts)?.kind).toBe('stuck');
      expect(needOf({ ...untouched, since: now - noSignMs + 1 }, facts)).toBeNull();
    });

    test('not whoever works in one document for an hour, nor where nobody can tell', () => {
      const hour = now - 60 * 60_000;
      expect(needOf({ ...typing, pageSince: hour }, facts)).toBeNull();
      expect(needOf({ ...typing, pageSince: hour, stillSince: null }, facts)).toBeNull();
    });

    test('not where the class is too, nor behind a lock', () => {
      const url = stuck.page?.url ?? '';
      expect(needOf(stuck, { ...facts, commonPages: new Set([url]) })).toBeNull();
      const lock = { by: 'Ms Grey', message: '', startedAt: 0, endsAt: now + 1 };
      expect(needOf({ ...stuck, lock }, facts)).toBeNull();
    });
  });
});

describe('on another site than most of the class', () => {
  const at = (pupilId: string, url: string, since = 0) =>
    madeUpTile(pupilId, { page: { url, title: '' }, siteSince: since });
  const rivers = ['a', 'b', 'c', 'd'].map((pupilId, index) => at(pupilId, `https://rivers.example/${index}`));
  const stray = at('e', 'https://games.example/', now - otherSiteNeedMs);

  test('is one who has been there for a minute, whatever page of the site the others are on', () => {
    const classSite = classSiteOf([...rivers, stray]);
    expect(classSite).toBe('rivers.example');
    expect(needOf(stray, { ...facts, classSite })).toEqual({ kind: 'other-site', since: stray.siteSince });
    expect(needOf({ ...stray, siteSince: stray.siteSince + 1 }, { ...facts, classSite })).toBeNull();
    expect(needOf(rivers[0] ?? stray, { ...facts, classSite })).toBeNull();
  });

  test('where the lesson has a list, is one who is off it, whatever site most are on', () => {
    const withFocus = (isPageOff: boolean) => ({
      ...stray,
      focus: { name: 'Rivers', endsAt: now, isPageOff },
    });
    const most = { ...facts, classSite: 'rivers.example' };
    expect(needOf(withFocus(false), most)).toBeNull();
    const off = needOf(withFocus(true), { ...facts, classSite: 'games.example' });
    expect(off).toMatchObject({ kind: 'other-site', since: stray.siteSince });
    expect(off && needWords(off, null, now)).toBe('On a page that is not on the list “Rivers”, 1 min');
    expect(needOf({ ...withFocus(true), siteSince: stray.siteSince + 1 }, facts)).toBeNull();
  });

  test('is nobody where the class is on many sites, or few are on any', () => {
    const spread = ['b', 'c', 'd', 'e'].map((pupilId) => at(pupilId, `https://${pupilId}.example/`));
    expect(classSiteOf([...rivers.slice(0, 1), ...spread])).toBeNull();
    expect(classSiteOf(rivers)).toBeNull();
  });
});

test('a page is common when a good part of those who are on some page share it', () => {
  const on = (id: string, url: string | null) =>
    madeUpTile(id, { page: url === null ? null : { url, title: '' } });
  const tiles = [on('a', 'x'), on('b', 'x'), on('c', 'y'), on('d', 'z'), on('e', null)];
  expect([...commonPagesOf(tiles)]).toEqual(['x']);
});

test('the reason is said in words, with how long', () => {
  expect(needWords({ kind: 'hand', since: hand.raisedAt }, hand, now)).toBe(
    'Hand up: Something is not working, 2 min',
  );
  expect(needWords({ kind: 'stuck', since: now - 720_000 }, null, now)).toBe(
    'May be stuck: on one page for 12 min, and no sign of work lately',
  );
});

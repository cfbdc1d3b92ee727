import { describe, expect, test } from 'vitest';
import type { Tile, TileState } from '#shared/class-snapshot.ts';
import { noFacts } from './needs.ts';
import { arrangeByNeed, holdArranged, holdOrder, isSameArranged, isSameOrder } from './tile-order.ts';

const tile = (pupilId: string, state: TileState, since = 0, name = pupilId): Tile => ({
  pupilId,
  name,
  deviceId: `device-${pupilId}`,
  state,
  since,
  page: null,
  tabs: [],
  picture: 'live',
  lock: null,
  focus: null,
  controls: [],
  elsewhere: null,
  isGuest: false,
  isPending: false,
  problems: [],
  referralOffer: null,
  policyVersion: 1,
  pageSince: 0,
  siteSince: 0,
  stillSince: null,
});
const orderByNeed = (tiles: Tile[], asking: ReadonlySet<string> = new Set()) => {
  const { needing, others } = arrangeByNeed(tiles, { ...noFacts, asking });
  return [...needing, ...others];
};

describe('the order of need', () => {
  test('puts who needs a teacher first', () => {
    const tiles = (['away', 'locked', 'idle', 'online', 'blocked', 'silent', 'concern'] as const).map(
      (state) => tile(state, state),
    );
    expect(orderByNeed(tiles)).toEqual(['concern', 'blocked', 'silent', 'online', 'idle', 'locked', 'away']);
  });

  test('who asks “May I?” stands before all but those who have told someone', () => {
    const tiles = [
      tile('silent', 'silent'),
      tile('asks', 'online'),
      tile('concern', 'concern'),
      tile('told', 'concern'),
    ];
    expect(orderByNeed(tiles, new Set(['asks', 'told']))).toEqual(['concern', 'told', 'asks', 'silent']);
  });

  test('who has waited longest stands first among those who need attention', () => {
    expect(orderByNeed([tile('a', 'blocked', 200), tile('b', 'blocked', 100)])).toEqual(['b', 'a']);
  });

  test('the calm stand by name, whenever their state began, so that they do not shuffle', () => {
    const tiles = [
      tile('1', 'online', 1, 'Zoë'),
      tile('2', 'online', 9, 'Ädam'),
      tile('3', 'online', 5, 'Bea'),
    ];
    expect(orderByNeed(tiles)).toEqual(['2', '3', '1']);
  });

  test('leaves what it was given as it was', () => {
    const tiles = [tile('a', 'online'), tile('b', 'concern')];
    orderByNeed(tiles);
    expect(tiles.map(({ pupilId }) => pupilId)).toEqual(['a', 'b']);
  });
});

test('among the calm stands who comes first in a register, numbers as numbers', () => {
  const tiles = ['Pupil 10', 'Pupil 2', 'Élodie', 'Zara'].map((name) => tile(name, 'online', 0, name));
  expect(orderByNeed(tiles)).toEqual(['Élodie', 'Pupil 2', 'Pupil 10', 'Zara']);
});

describe('holdOrder', () => {
  test('moves nobody, drops leavers, and adds newcomers at the end', () => {
    expect(holdOrder(['a', 'b', 'c'], ['d', 'c', 'a'])).toEqual(['a', 'c', 'd']);
  });
});

test('isSameOrder compares by place', () => {
  expect(isSameOrder(['a', 'b'], ['a', 'b'])).toBe(true);
  expect(isSameOrder(['a', 'b'], ['b', 'a'])).toBe(false);
  expect(isSameOrder(['a'], ['a', 'b'])).toBe(false);
});

describe('the two parts', () => {
  const tiles = [tile('a', 'online'), tile('b', 'blocked'), tile('c', 'concern')];

  test('are who needs the teacher, and the others', () => {
    expect(arrangeByNeed(tiles)).toEqual({ needing: ['c', 'b'], others: ['a'] });
  });

  test('held, nobody goes from one to the other', () => {
    const shown = { needing: ['b'], others: ['a', 'c', 'gone'] };
    expect(holdArranged(shown, arrangeByNeed([...tiles, tile('new', 'silent')]))).toEqual({
      needing: ['b'],
      others: ['a', 'c', 'new'],
    });
  });

  test('are the same only part by part', () => {
    expect(isSameArranged({ needing: ['a'], others: ['b'] }, { needing: [], others: ['a', 'b'] })).toBe(
      false,
    );
  });
});

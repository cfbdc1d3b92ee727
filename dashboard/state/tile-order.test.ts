import { describe, expect, test } from 'vitest';
import type { Tile, TileState } from '#shared/socket-events.ts';
import { holdOrder, isSameOrder, orderByNeed } from './tile-order.ts';

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
  policyVersion: 1,
});

describe('orderByNeed', () => {
  test('puts who needs a teacher first', () => {
    const tiles = (['away', 'locked', 'idle', 'online', 'blocked', 'silent', 'concern'] as const).map(
      (state) => tile(state, state),
    );
    expect(orderByNeed(tiles)).toEqual(['concern', 'silent', 'blocked', 'online', 'idle', 'locked', 'away']);
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

import { expect, test } from 'vitest';
import type { TileControl } from '#shared/class-snapshot.ts';
import { madeUpTile } from '../play-dashboard.tsx';
import { controlsOn, countdown, strongestHold, whomWords } from './controls-on.ts';

const lock: TileControl = {
  name: 'lock',
  by: 'Ms Grey',
  what: 'Eyes on me',
  reason: '',
  startedAt: 1,
  endsAt: 90_000,
  isPending: false,
};
const timer: TileControl = { ...lock, name: 'timer', what: 'Tidy up', endsAt: 60_000 };

test('what was given at once is one line, what ends first comes first, what has ended is gone', () => {
  const later = { ...lock, startedAt: 2 };
  const tiles = [
    madeUpTile('a', { controls: [lock, timer], isPending: true }),
    madeUpTile('b', { controls: [{ ...lock, isPending: true }] }),
    madeUpTile('c', { controls: [later, { ...timer, endsAt: 5 }] }),
  ];
  const on = controlsOn(tiles, 10);
  expect(on.map(({ name, pupils, pending }) => [name, pupils.length, pending])).toEqual([
    ['timer', 1, 0],
    ['lock', 2, 1],
    ['lock', 1, 0],
  ]);
  expect(on.map((each) => whomWords(each, 3))).toEqual(['Pupil a', '2 pupils', 'Pupil c']);
  expect(whomWords({ pupils: tiles }, 3)).toBe('whole class');
});

test('the countdown counts seconds, and hours in words', () => {
  expect([countdown(45_000, 0), countdown(605_000, 1), countdown(3_900_000, 0), countdown(0, 5)]).toEqual([
    '0:45',
    '10:05',
    '1 h 5 min',
    '0:00',
  ]);
});

test('of what holds a screen the pupil sees the strongest, and so does the teacher', () => {
  const control = (name: TileControl['name']) =>
    ({ name, by: 'Ms Grey', what: '', reason: '', startedAt: 0, endsAt: 9, isPending: false }) as const;
  const heldAt = (now: number, ...names: TileControl['name'][]) =>
    strongestHold(madeUpTile('a', { controls: names.map(control) }), now)?.name ?? null;
  const held = (...names: TileControl['name'][]) => heldAt(8, ...names);
  expect(held()).toBeNull();
  expect(held('timer', 'focus')).toBeNull();
  expect(held('eyesUp', 'freeze')).toBe('freeze');
  expect(held('freeze', 'lock')).toBe('lock');
  expect(heldAt(9, 'freeze', 'lock')).toBeNull();
});

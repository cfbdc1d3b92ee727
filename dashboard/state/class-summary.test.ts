import { expect, test } from 'vitest';
import { madeUpTile } from '../play-dashboard.tsx';
import { summariseClass } from './class-summary.ts';
import type { Need } from './needs.ts';

const said = (...about: Parameters<typeof summariseClass>) =>
  summariseClass(...about).map(({ count, words }) => `${count} ${words}`);

test('everybody is counted once, who needs the teacher first', () => {
  const tiles = [
    madeUpTile('a'),
    madeUpTile('b'),
    madeUpTile('c', { state: 'blocked' }),
    madeUpTile('d', { state: 'silent' }),
    madeUpTile('e', { state: 'away' }),
  ];
  const needs = new Map<string, Need>([
    ['b', { kind: 'hand', since: 1 }],
    ['c', { kind: 'hand', since: 1 }],
    ['d', { kind: 'silent', since: 1 }],
  ]);
  expect(said(tiles, needs)).toEqual(['2 hands up', '1 silent', '1 on task', '1 away']);
});

test('who is not here is one number, and each reason can be read', () => {
  const tiles = [
    madeUpTile('a'),
    madeUpTile('b', { state: 'elsewhere' }),
    madeUpTile('c', { state: 'away' }),
    madeUpTile('d', { state: 'away' }),
    madeUpTile('e', { state: 'asleep' }),
  ];
  const parts = summariseClass(tiles, new Map());
  expect(said(tiles, new Map())).toEqual(['1 on task', '1 asleep', '3 not here']);
  expect(parts.at(-1)?.detail).toBe('1 in another lesson, 2 away');
});

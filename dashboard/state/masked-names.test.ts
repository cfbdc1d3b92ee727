import { signal } from '@preact/signals';
import { expect, test } from 'vitest';
import { madeUpTile } from '../play-dashboard.tsx';
import { maskNames } from './masked-names.ts';
import { createTileStore } from './tile-store.ts';

test('names give way to numbers by the alphabet, wherever a tile is read, and come back', () => {
  const store = createTileStore();
  store.replace([madeUpTile('b', { name: 'Zoë' }), madeUpTile('a', { name: 'Ada' })]);
  const areHidden = signal(false);
  const masked = maskNames(store, areHidden);
  const tile = masked.tile('b');
  expect(tile?.value.name).toBe('Zoë');
  areHidden.value = true;
  expect(tile?.value.name).toBe('Pupil 2');
  expect(masked.tiles.value.map(({ name }) => name)).toEqual(['Pupil 2', 'Pupil 1']);
  store.change([madeUpTile('b', { name: 'Zoë', state: 'idle' })]);
  expect(tile?.value).toMatchObject({ name: 'Pupil 2', state: 'idle' });
  areHidden.value = false;
  expect(masked.tile('b')).toBe(tile);
  expect(tile?.value.name).toBe('Zoë');
});

import { computed, type ReadonlySignal } from '@preact/signals';
import type { Tile } from '#shared/class-snapshot.ts';
import type { TileStore } from './tile-store.ts';
import { byName } from './by-name.ts';

/** The class with numbers for names while names are hidden: one mask for all that shows a tile. */
export const maskNames = (
  store: TileStore,
  areHidden: ReadonlySignal<boolean>,
): Pick<TileStore, 'tile' | 'tiles'> => {
  const numbers = computed(() => {
    const register = store.tiles.value.toSorted(byName);
    return new Map(register.map(({ pupilId }, index) => [pupilId, `Pupil ${index + 1}`]));
  });
  const masked = (tile: Tile): Tile =>
    areHidden.value ? { ...tile, name: numbers.value.get(tile.pupilId) ?? 'Pupil' } : tile;
  const known = new WeakMap<ReadonlySignal<Tile>, ReadonlySignal<Tile>>();
  return {
    tiles: computed(() => store.tiles.value.map(masked)),
    tile: (pupilId) => {
      const source = store.tile(pupilId);
      if (source === undefined) return undefined;
      const shown = known.get(source) ?? computed(() => masked(source.value));
      known.set(source, shown);
      return shown;
    },
  };
};

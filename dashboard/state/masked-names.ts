import { computed, type ReadonlySignal } from '@preact/signals';
import type { Tile } from '#shared/class-snapshot.ts';
import type { TileStore } from './tile-store.ts';

/** The class with numbers for names while names are hidden: one mask for all that shows a tile. */
export const maskNames = (
  store: TileStore,
  areHidden: ReadonlySignal<boolean>,
): Pick<TileStore, 'tile' | 'tiles'> => {
  const numbers = computed(() => {
    const byName = store.tiles.value.toSorted((a, b) => a.name.localeCompare(b.name, 'en-GB'));
    return new Map(byName.map(({ pupilId }, index) => [pupilId, `Pupil ${index + 1}`]));
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

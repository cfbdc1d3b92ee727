import { effect, signal, type Signal } from '@preact/signals';
import { tileSizes, type TileSize } from './tile-size.ts';

const key = 'tile-size';

/** As it was last chosen in this browser, and kept there again whenever it changes. */
export const keptTileSize = (): Signal<TileSize> => {
  const kept = read();
  const size = signal<TileSize>(tileSizes.find((each) => each === kept) ?? 'fit');
  effect(() => keep(size.value));
  return size;
};

// A browser that keeps nothing throws at the mere word.
const read = (): string | null => {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
};

const keep = (size: TileSize): void => {
  try {
    localStorage.setItem(key, size);
  } catch {
    // It holds for this page, then.
  }
};

/** `fit` shows everybody at once where that is possible; the others are steps of one's own choice. */
export const tileSizes = ['fit', 'S', 'M', 'L'] as const;
export type TileSize = (typeof tileSizes)[number];
export const tileSizeLabels: Record<TileSize, string> = { fit: 'Fit', S: 'S', M: 'M', L: 'L' };

/** CSS px. */
const widths: Record<Exclude<TileSize, 'fit'>, number> = { S: 128, M: 176, L: 264 };
const [narrowest, widest] = [124, 340];
/** The same gap as in styles/lesson.css, and the height of a tile without its picture. */
const gap = 8;
const captionHeight = 48;
/** As in styles/tile.css. */
const titleHeight = 20;

const tileWidth = (columns: number, width: number) => (width + gap) / columns - gap;
const columnsFor = (atLeast: number, width: number) =>
  Math.max(1, Math.floor((width + gap) / (atLeast + gap)));

/** Each group begins a new row below its title. */
const heightOf = (counts: readonly number[], columns: number, width: number): number => {
  const tileHeight = (tileWidth(columns, width) * 9) / 16 + captionHeight;
  const rows = counts.reduce((sum, count) => sum + Math.ceil(count / columns), 0);
  const titles = counts.length > 1 ? counts.length : 0;
  return rows * (tileHeight + gap) + titles * (titleHeight + gap) - gap;
};

const fittingColumns = (counts: readonly number[], width: number, height: number): number => {
  const most = columnsFor(narrowest, width);
  for (let columns = Math.ceil((width + gap) / (widest + gap)); columns < most; columns += 1) {
    if (heightOf(counts, columns, width) <= height) return columns;
  }
  return most;
};

/** How many tiles stand beside each other in a space of so many CSS px. `counts`: the tiles of each group. */
export const tileColumns = (
  size: TileSize,
  counts: readonly number[],
  width: number,
  height: number,
): number => (size === 'fit' ? fittingColumns(counts, width, height) : columnsFor(widths[size], width));

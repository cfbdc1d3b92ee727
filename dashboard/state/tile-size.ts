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

const tileWidth = (columns: number, width: number) => (width + gap) / columns - gap;
const columnsFor = (atLeast: number, width: number) =>
  Math.max(1, Math.floor((width + gap) / (atLeast + gap)));

const fittingColumns = (count: number, width: number, height: number): number => {
  const most = columnsFor(narrowest, width);
  for (let columns = Math.ceil((width + gap) / (widest + gap)); columns < most; columns += 1) {
    const tileHeight = (tileWidth(columns, width) * 9) / 16 + captionHeight;
    if (Math.ceil(count / columns) * (tileHeight + gap) - gap <= height) return columns;
  }
  return most;
};

/** How many tiles stand beside each other in a space of so many CSS px. */
export const tileColumns = (size: TileSize, count: number, width: number, height: number): number =>
  size === 'fit' ? fittingColumns(count, width, height) : columnsFor(widths[size], width);

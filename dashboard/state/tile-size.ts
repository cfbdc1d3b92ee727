/** `fit` shows everybody at once where that is possible; the others are steps of one's own choice. */
export const tileSizes = ['fit', 'S', 'M', 'L'] as const;
export type TileSize = (typeof tileSizes)[number];
export const tileSizeLabels: Record<TileSize, string> = { fit: 'Fit', S: 'S', M: 'M', L: 'L' };

/** How the tiles stand in a space. */
export interface TileLayout {
  /** How many beside each other. */
  readonly columns: number;
  /** Groups follow each other without titles and rows of their own, where the class fits in no other way. */
  readonly isTogether: boolean;
}

/** CSS px. */
const widths: Record<Exclude<TileSize, 'fit'>, number> = { S: 128, M: 176, L: 264 };
/** As wide as a picture in the grid: wider it is only blurred. */
const widest = 480;
/** For groups apart, and for everybody together: a tile of 112 px is still read, in one line less. */
const narrowest = { apart: 124, together: 112 };
/** The same gap as in styles/tile-grid.css, and what a tile is higher than 9/16 of its width. */
const gap = 8;
const captionHeight = 42;
/** As in styles/tile-grid.css. */
const titleHeight = 20;

const tileWidth = (columns: number, width: number) => (width + gap) / columns - gap;
const columnsFor = (atLeast: number, width: number) =>
  Math.max(1, Math.floor((width + gap) / (atLeast + gap)));

/**
 * Each group begins a new row below its title. However they are shared out, groups take at most one row more each than all
 * would together; counted so, nothing changes its size because one more hand goes up.
 */
const heightOf = (count: number, groups: number, columns: number, width: number): number => {
  const tileHeight = (tileWidth(columns, width) * 9) / 16 + captionHeight;
  const rows = Math.ceil(count / columns) + groups - 1;
  const titles = groups > 1 ? groups : 0;
  return rows * (tileHeight + gap) + titles * (titleHeight + gap) - gap;
};

/** CSS px. */
interface Space {
  readonly width: number;
  readonly height: number;
}

/** The fewest columns in which all is seen at once; null where there are none. */
const fittingColumns = (
  count: number,
  groups: number,
  { width, height }: Space,
  atLeast: number,
): number | null => {
  const most = columnsFor(atLeast, width);
  const fewest = Math.min(most, Math.ceil((width + gap) / (widest + gap)));
  for (let columns = fewest; columns <= most; columns += 1)
    if (heightOf(count, groups, columns, width) <= height) return columns;
  return null;
};

const fit = (counts: readonly number[], space: Space): TileLayout => {
  const all = counts.reduce((sum, count) => sum + count, 0);
  const apart = fittingColumns(all, Math.max(1, counts.length), space, narrowest.apart);
  if (apart !== null) return { columns: apart, isTogether: false };
  const together = fittingColumns(all, 1, space, narrowest.together);
  // What fits in no way is scrolled, and then it is better to read well.
  return together === null
    ? { columns: columnsFor(narrowest.apart, space.width), isTogether: false }
    : { columns: together, isTogether: true };
};

/** `counts`: the tiles of each group. */
export const tileLayout = (size: TileSize, counts: readonly number[], space: Space): TileLayout =>
  size === 'fit' ? fit(counts, space) : { columns: columnsFor(widths[size], space.width), isTogether: false };

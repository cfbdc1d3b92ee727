const tilesAround = (tile: HTMLElement): HTMLElement[] => [
  ...(tile.closest('[role="listbox"]')?.querySelectorAll<HTMLElement>('[role="option"]') ?? []),
];

/** In the next row above or below, the one nearest to where this one stands; rows may be of different lengths. */
const inNextRow = (tile: HTMLElement, tiles: readonly HTMLElement[], isDown: boolean): HTMLElement | null => {
  const { left, top } = tile.getBoundingClientRect();
  const boxes = tiles.map((each) => ({ each, box: each.getBoundingClientRect() }));
  const beyond = boxes.filter(({ box }) => (isDown ? box.top > top + 1 : box.top < top - 1));
  const tops = beyond.map(({ box }) => box.top);
  const rowTop = isDown ? Math.min(...tops) : Math.max(...tops);
  const row = beyond.filter(({ box }) => Math.abs(box.top - rowTop) <= 1);
  const byDistance = row.toSorted((a, b) => Math.abs(a.box.left - left) - Math.abs(b.box.left - left));
  return byDistance[0]?.each ?? null;
};

type Step = (tile: HTMLElement, tiles: readonly HTMLElement[]) => HTMLElement | null | undefined;
const steps: Record<string, Step> = {
  ArrowLeft: (tile, tiles) => tiles[tiles.indexOf(tile) - 1],
  ArrowRight: (tile, tiles) => tiles[tiles.indexOf(tile) + 1],
  ArrowUp: (tile, tiles) => inNextRow(tile, tiles, false),
  ArrowDown: (tile, tiles) => inNextRow(tile, tiles, true),
  Home: (_tile, tiles) => tiles[0],
  End: (_tile, tiles) => tiles.at(-1),
};

/** The tile that an arrow key, Home or End goes to from this one; itself at an edge; null for any other key. */
export const stepFocus = (key: string, tile: HTMLElement): HTMLElement | null =>
  Object.hasOwn(steps, key) ? (steps[key]?.(tile, tilesAround(tile)) ?? tile) : null;

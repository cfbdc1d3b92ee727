const columnsOf = (tiles: readonly HTMLElement[]): number => {
  const top = tiles[0]?.offsetTop;
  const second = tiles.findIndex((tile) => tile.offsetTop !== top);
  return second < 0 ? tiles.length : second;
};

const places: Record<string, (at: number, columns: number, count: number) => number> = {
  ArrowLeft: (at) => at - 1,
  ArrowRight: (at) => at + 1,
  ArrowUp: (at, columns) => at - columns,
  ArrowDown: (at, columns) => at + columns,
  Home: () => 0,
  End: (_at, _columns, count) => count - 1,
};

/** The tile that an arrow key, Home or End goes to from this one; itself at an edge; null for any other key. */
export const stepFocus = (key: string, tile: HTMLElement): HTMLElement | null => {
  if (!Object.hasOwn(places, key)) return null;
  const tiles = [...(tile.parentElement?.querySelectorAll<HTMLElement>(':scope > [role="option"]') ?? [])];
  const next = places[key]?.(tiles.indexOf(tile), columnsOf(tiles), tiles.length) ?? -1;
  return tiles[next] ?? tile;
};

export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Pixels {
  readonly width: number;
  readonly height: number;
  /** One number a pixel. */
  readonly colours: Uint32Array;
}

/** Where two pictures of one size differ: whole tiles, those beside each other in a row joined. */
export const changedAreas = (before: Pixels, after: Pixels, tileSize: number): Area[] => {
  const areas: Area[] = [];
  for (let y = 0; y < after.height; y += tileSize) {
    const height = Math.min(tileSize, after.height - y);
    for (let x = 0; x < after.width; x += tileSize) {
      const width = Math.min(tileSize, after.width - x);
      if (isSame(before, after, { x, y, width, height })) continue;
      const last = areas.at(-1);
      if (last?.y === y && last.x + last.width === x)
        areas[areas.length - 1] = { ...last, width: last.width + width };
      else areas.push({ x, y, width, height });
    }
  }
  return areas;
};

const isSame = (before: Pixels, after: Pixels, { x, y, width, height }: Area): boolean => {
  for (let line = y; line < y + height; line += 1) {
    const start = line * after.width + x;
    for (let at = start; at < start + width; at += 1)
      if (before.colours[at] !== after.colours[at]) return false;
  }
  return true;
};

export const sizeOf = (areas: readonly Area[]): number =>
  areas.reduce((sum, { width, height }) => sum + width * height, 0);

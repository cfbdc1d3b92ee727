import type { Tile } from '#shared/class-snapshot.ts';

interface Drawn {
  /** Compared by identity: what tiles are drawn of is replaced, never changed. */
  readonly from: readonly unknown[];
  readonly tile: Tile;
}

/** Tiles by pupil, each drawn again only when something it is drawn from is another than before. */
export class DrawnTiles {
  readonly #drawn = new Map<string, Drawn>();

  of(pupilId: string, from: readonly unknown[], draw: () => Tile): Tile {
    const known = this.#drawn.get(pupilId);
    if (known && known.from.every((each, index) => each === from[index])) return known.tile;
    const tile = draw();
    this.#drawn.set(pupilId, { from, tile });
    return tile;
  }

  forget(): void {
    this.#drawn.clear();
  }
}

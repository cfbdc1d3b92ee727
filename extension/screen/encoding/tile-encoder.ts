import { packTiles, type Tile } from '#shared/screen/tiles.ts';
import { changedAreas, sizeOf, type Area, type Pixels } from './changed-areas.ts';
import type { PictureEncoder } from './picture-encoder.ts';

export interface TileEncoderParts {
  readonly width: number;
  readonly height: number;
  readonly tileSize: number;
  /** 0 to 1. */
  readonly quality: number;
}

/** Beyond this much of the picture one whole image is the shorter. */
const mostChanged = 0.7;

/** The pieces of the picture that changed, each a WebP. Needs nothing but a canvas. */
export class TilePictureEncoder implements PictureEncoder {
  readonly #parts: TileEncoderParts;
  readonly #context: OffscreenCanvasRenderingContext2D;
  #last: Pixels | null = null;

  constructor(parts: TileEncoderParts) {
    this.#parts = parts;
    const context = new OffscreenCanvas(parts.width, parts.height).getContext('2d', {
      willReadFrequently: true,
    });
    if (context === null) throw new Error('No canvas');
    this.#context = context;
  }

  async encode(picture: ImageBitmap, wantsKey: boolean): Promise<{ isKey: boolean; bytes: Uint8Array }> {
    const { width, height, tileSize } = this.#parts;
    this.#context.drawImage(picture, 0, 0);
    const { data } = this.#context.getImageData(0, 0, width, height);
    const pixels = { width, height, colours: new Uint32Array(data.buffer) };
    const changed = this.#last === null || wantsKey ? null : changedAreas(this.#last, pixels, tileSize);
    const isKey = changed === null || sizeOf(changed) > mostChanged * width * height;
    const areas = isKey ? [{ x: 0, y: 0, width, height }] : changed;
    const tiles = await Promise.all(areas.map((area) => this.#tileOf(picture, area)));
    this.#last = pixels;
    return { isKey, bytes: packTiles(tiles) };
  }

  close(): void {
    this.#last = null;
  }

  async #tileOf(picture: ImageBitmap, { x, y, width, height }: Area): Promise<Tile> {
    const canvas = new OffscreenCanvas(width, height);
    canvas.getContext('2d')?.drawImage(picture, -x, -y);
    const blob = await canvas.convertToBlob({ type: 'image/webp', quality: this.#parts.quality });
    return { x, y, image: new Uint8Array(await blob.arrayBuffer()) };
  }
}

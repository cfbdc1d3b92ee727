/** A piece of a picture, and where it goes. */
export interface Tile {
  readonly x: number;
  readonly y: number;
  /** An image file of its own. */
  readonly image: Uint8Array<ArrayBuffer>;
}

const headBytes = 8;

/** Tiles one after the other: x and y (16 bits each), the length of the image (32 bits), the image; big-endian. */
export const packTiles = (tiles: readonly Tile[]): Uint8Array<ArrayBuffer> => {
  const size = tiles.reduce((sum, { image }) => sum + headBytes + image.length, 0);
  const bytes = new Uint8Array(size);
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const { x, y, image } of tiles) {
    view.setUint16(at, x);
    view.setUint16(at + 2, y);
    view.setUint32(at + 4, image.length);
    bytes.set(image, at + headBytes);
    at += headBytes + image.length;
  }
  return bytes;
};

/** Null when the bytes are no tiles. */
export const unpackTiles = (bytes: Uint8Array): Tile[] | null => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const tiles: Tile[] = [];
  let at = 0;
  while (at < bytes.length) {
    if (at + headBytes > bytes.length) return null;
    const [x, y, length] = [view.getUint16(at), view.getUint16(at + 2), view.getUint32(at + 4)];
    at += headBytes;
    if (length > bytes.length - at) return null;
    tiles.push({ x, y, image: new Uint8Array(bytes.subarray(at, at + length)) });
    at += length;
  }
  return tiles;
};

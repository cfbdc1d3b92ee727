import { unpackTiles } from '#shared/screen/tiles.ts';
import type { Frame } from '../state/frames.ts';
import { contextOf, drawWhole, type FramePainter, type FramePainterParts } from './frame-painter.ts';

interface Piece {
  readonly x: number;
  readonly y: number;
  readonly bitmap: ImageBitmap;
}

const open = async (image: Uint8Array<ArrayBuffer>, type: string, x = 0, y = 0): Promise<Piece> => ({
  x,
  y,
  bitmap: await createImageBitmap(new Blob([image], { type })),
});

/** The images in a frame, decoded; null when they cannot be. */
const piecesOf = async ({ head, bytes }: Frame): Promise<Piece[] | null> => {
  if (head.codec === 'jpeg') return [await open(new Uint8Array(bytes), 'image/jpeg')];
  const tiles = unpackTiles(bytes);
  return tiles && Promise.all(tiles.map(({ image, x, y }) => open(image, 'image/webp', x, y)));
};

/** Draws frames made of images, one after the other: whole ones and pieces of what changed. */
export const createTilePainter = ({ canvas, onPainted, onBroken }: FramePainterParts): FramePainter => {
  let queue: Promise<void> = Promise.resolve();
  let isStopped = false;

  const draw = ({ head }: Frame, pieces: readonly Piece[]) => {
    const [first] = pieces;
    if (head.isKey && first !== undefined) drawWhole(canvas, first.bitmap, head.width, head.height);
    const context = contextOf(canvas);
    for (const { bitmap, x, y } of head.isKey ? [] : pieces) context?.drawImage(bitmap, x, y);
    onPainted();
  };

  const paint = async (frame: Frame) => {
    if (isStopped) return;
    const pieces = await piecesOf(frame).catch(() => null);
    if (pieces === null) onBroken();
    else if (!isStopped) draw(frame, pieces);
    for (const { bitmap } of pieces ?? []) bitmap.close();
  };

  return {
    take: (frame) => void (queue = queue.then(() => paint(frame))),
    stop: () => {
      isStopped = true;
    },
  };
};

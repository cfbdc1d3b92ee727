import { isVideoCodec } from '#shared/screen/video-codec.ts';
import type { FramePainter, FramePainterParts } from './frame-painter.ts';
import { createTilePainter } from './tile-painter.ts';
import { createVideoPainter } from './video-painter.ts';

type Kind = 'video' | 'images';

/** Draws the frames of one screen and mode, whatever they are written in; what one codec has drawn stays until the next draws. */
export const createStreamPainter = (parts: FramePainterParts): FramePainter => {
  let kind: Kind | null = null;
  let painter: FramePainter | null = null;

  const painterFor = (wanted: Kind): FramePainter => {
    if (painter !== null && kind === wanted) return painter;
    painter?.stop();
    kind = wanted;
    painter = wanted === 'video' ? createVideoPainter(parts) : createTilePainter(parts);
    return painter;
  };

  return {
    take: (frame) => painterFor(isVideoCodec(frame.head.codec) ? 'video' : 'images').take(frame),
    stop: () => painter?.stop(),
  };
};

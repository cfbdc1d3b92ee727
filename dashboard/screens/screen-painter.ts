import type { FrameMode } from '#shared/screen/frame.ts';
import type { FramePainter, PaintedCanvas } from './frame-painter.ts';
import { createStreamPainter } from './stream-painter.ts';

/** What becomes of the frames of one screen. */
export interface ScreenListener {
  readonly onPainted: (from: FrameMode) => void;
  /** A whole picture of this mode is needed before anything can be drawn again. */
  readonly onBroken: (from: FrameMode) => void;
  /** This browser cannot show such pictures at all. */
  readonly onUnsupported: () => void;
}

export interface ScreenPainterParts extends ScreenListener {
  readonly canvas: PaintedCanvas;
  readonly mode: FrameMode;
}

/** Draws one screen. Frames of another mode are drawn too until the first of the one wanted, so that something is seen at once. */
export const createScreenPainter = ({ canvas, mode, ...listener }: ScreenPainterParts): FramePainter => {
  const painters = new Map<FrameMode, FramePainter>();
  let isWantedPainted = false;

  const painted = (from: FrameMode) => {
    if (from === mode && !isWantedPainted) {
      isWantedPainted = true;
      for (const [other, painter] of painters) if (other !== mode) painter.stop();
    }
    listener.onPainted(from);
  };

  const painterOf = (from: FrameMode): FramePainter => {
    const painter =
      painters.get(from) ??
      createStreamPainter({
        canvas,
        onPainted: () => painted(from),
        onBroken: () => listener.onBroken(from),
        onUnsupported: listener.onUnsupported,
      });
    painters.set(from, painter);
    return painter;
  };

  return {
    take: (frame) => {
      const from = frame.head.mode;
      if (from === mode || !isWantedPainted) painterOf(from).take(frame);
    },
    stop: () => {
      for (const painter of painters.values()) painter.stop();
      // The last picture goes now, and not when the browser gets round to it.
      canvas.width = 0;
    },
  };
};

import type { Frame } from '../state/frames.ts';

/** In the page or, transferred, in a worker. */
export type PaintedCanvas = HTMLCanvasElement | OffscreenCanvas;

export interface FramePainterParts {
  readonly canvas: PaintedCanvas;
  readonly onPainted: () => void;
  /** A whole picture is needed before anything can be drawn again. */
  readonly onBroken: () => void;
  /** This browser cannot show such pictures at all. */
  readonly onUnsupported: () => void;
}

/** Takes the frames of one screen in order, and draws each. */
export interface FramePainter {
  readonly take: (frame: Frame) => void;
  /** Frees the decoder; nothing is drawn any more. */
  readonly stop: () => void;
}

export const contextOf = (canvas: PaintedCanvas) => canvas.getContext('2d');

/** Draws a picture of any size on a canvas, which takes on that size. */
export const drawWhole = (
  canvas: PaintedCanvas,
  picture: CanvasImageSource,
  width: number,
  height: number,
) => {
  if (canvas.width !== width || canvas.height !== height) {
    canvas.width = width;
    canvas.height = height;
  }
  contextOf(canvas)?.drawImage(picture, 0, 0, width, height);
};

import type { Frame } from '../state/frames.ts';

export interface ScreenPainterParts {
  readonly canvas: HTMLCanvasElement;
  readonly onPainted: () => void;
  /** A whole picture is needed before anything can be drawn again. */
  readonly onBroken: () => void;
  /** This browser cannot show such pictures at all. */
  readonly onUnsupported: () => void;
}

/** Takes the frames of one screen in order, and draws each. */
export interface FramePainter {
  take(frame: Frame): void;
  stop(): void;
}

/** Draws a picture of any size on a canvas, which takes on that size. */
export const drawWhole = (
  canvas: HTMLCanvasElement,
  picture: CanvasImageSource,
  width: number,
  height: number,
) => {
  if (canvas.width !== width || canvas.height !== height) {
    canvas.width = width;
    canvas.height = height;
  }
  canvas.getContext('2d')?.drawImage(picture, 0, 0, width, height);
};

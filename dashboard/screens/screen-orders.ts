import type { FrameMode } from '#shared/screen/frame.ts';
import type { Frame } from '../state/frames.ts';

/** From the page to the worker that draws; `id` names a screen for as long as it is open. */
export type ScreenOrder =
  | {
      readonly kind: 'open';
      readonly id: number;
      readonly mode: FrameMode;
      /** Transferred: from now on only the worker draws on it. */
      readonly canvas: OffscreenCanvas;
    }
  | { readonly kind: 'frame'; readonly id: number; readonly frame: Frame }
  | { readonly kind: 'stop'; readonly id: number };

/** What the worker tells of it. */
export type ScreenNews =
  | { readonly kind: 'painted' | 'broken'; readonly id: number; readonly from: FrameMode }
  | { readonly kind: 'unsupported'; readonly id: number };

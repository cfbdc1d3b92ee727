import type { Said } from '#shared/pupil-words/say-in.ts';

/** Where on a page the mark may stand. */
export const markCorners = ['bottom-left', 'bottom-right', 'top-right', 'top-left'] as const;
export type MarkCorner = (typeof markCorners)[number];

export const isMarkCorner = (corner: unknown): corner is MarkCorner =>
  (markCorners as readonly unknown[]).includes(corner);

/** What the mark says; all of it worked out by the worker, so that pages carry no more than they must. */
export interface MarkStatus {
  /** A few words. */
  readonly words: readonly Said[];
  /** Everything, in sentences. */
  readonly detail: readonly Said[];
  /** What the button beside it is called. */
  readonly tell: Said;
  readonly tone: 'calm' | 'seen' | 'hand';
  /** Where the pupil put it. */
  readonly corner: MarkCorner;
}

/** The worker tells the mark of a page what is so now. */
export interface MarkMessage {
  readonly mark: MarkStatus;
}

export const isMarkMessage = (message: unknown): message is MarkMessage =>
  typeof message === 'object' && message !== null && 'mark' in message;

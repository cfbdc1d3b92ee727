import * as z from 'zod/mini';

/** A grid picture is at most this many px wide; a close one is the page's own size. */
export const gridWidth = 480;
export const gridIntervalMs = 1_000;
/** `captureVisibleTab` allows two calls a second, and a timer of 500 ms trips that limit. */
export const closeIntervalMs = 600;
export const maxFrameBytes = 1_000_000;

/** What a piece of a screen is; the bytes travel beside it as one binary attachment. */
export const frameHeadSchema = z.object({
  mode: z.enum(['grid', 'close']),
  codec: z.enum(['jpeg', 'webp']),
  /** A key frame is a whole picture; the relay keeps each device's newest group of frames from its key on. */
  isKey: z.boolean(),
  width: z.int().check(z.minimum(1), z.maximum(8192)),
  height: z.int().check(z.minimum(1), z.maximum(8192)),
});
export type FrameHead = z.infer<typeof frameHeadSchema>;

import * as z from 'zod/mini';

/** A grid picture is at most this many px wide; a close one is the page's own size. */
export const gridWidth = 480;
export const gridIntervalMs = 1_000;
/** `captureVisibleTab` allows two calls a second, and a timer of 500 ms trips that limit. */
export const closeIntervalMs = 600;
export const maxFrameBytes = 1_000_000;
/** A whole picture at least after so many that build on one another. */
export const framesPerKey = 10;

/** Two pictures of one screen, apart from each other: small and slow for a class, large and faster for a close look. */
export const frameModes = ['grid', 'close'] as const;
export type FrameMode = (typeof frameModes)[number];
export const frameModeSchema = z.enum(frameModes);

/** How a frame is written, the cheapest to send first. `tiles` are the changed pieces of a picture, each an image. */
export const frameCodecs = ['av1', 'vp9', 'tiles', 'jpeg'] as const;
export type FrameCodec = (typeof frameCodecs)[number];

/** What a piece of a screen is; the bytes travel beside it as one binary attachment. */
export const frameHeadSchema = z.object({
  mode: frameModeSchema,
  codec: z.enum(frameCodecs),
  /** A key frame is a whole picture; every other builds on the one before it. */
  isKey: z.boolean(),
  /** Counts the frames of a device and mode: one that builds on another follows it by one. */
  seq: z._default(z.int().check(z.nonnegative()), 0),
  width: z.int().check(z.minimum(1), z.maximum(8192)),
  height: z.int().check(z.minimum(1), z.maximum(8192)),
});
export type FrameHead = z.infer<typeof frameHeadSchema>;

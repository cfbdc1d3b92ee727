import type { FrameMode } from '#shared/screen/frame.ts';
import type { VideoCodec } from '#shared/screen/video-codec.ts';
import {
  encodingChannel,
  type EncodeRequest,
  type EncodingAnswer,
  type EncodingOrder,
} from '../encoding-orders.ts';
import { jpegBytes } from '../jpeg-bytes.ts';
import type { Rung } from './codec-ladder.ts';
import { EncodingDesk, type Sizes } from './encoding-desk.ts';
import type { PictureEncoder } from './picture-encoder.ts';
import { TilePictureEncoder } from './tile-encoder.ts';
import { VideoPictureEncoder } from './video-encoder.ts';

/** Chosen by `npm run bench -- screens`: the coarsest at which letters keep their shape. */
const quantizers: Readonly<Record<VideoCodec, Readonly<Record<FrameMode, number>>>> = {
  av1: { grid: 160, close: 180 },
  vp9: { grid: 150, close: 150 },
};
const tileSizes: Readonly<Record<FrameMode, number>> = { grid: 32, close: 64 };
const tileQuality = 0.6;

const createEncoder = (codec: Rung, mode: FrameMode, sizes: Sizes): PictureEncoder =>
  codec === 'tiles'
    ? new TilePictureEncoder({ ...sizes, tileSize: tileSizes[mode], quality: tileQuality })
    : new VideoPictureEncoder({ ...sizes, codec, quantizer: quantizers[codec][mode] });

const open = async ({ dataUrl, maxWidth }: EncodeRequest): Promise<ImageBitmap> => {
  const whole = await createImageBitmap(new Blob([jpegBytes(dataUrl)], { type: 'image/jpeg' }));
  if (maxWidth === null || whole.width <= maxWidth) return whole;
  const resizeHeight = Math.max(1, Math.round((whole.height * maxWidth) / whole.width));
  const small = await createImageBitmap(whole, {
    resizeWidth: maxWidth,
    resizeHeight,
    resizeQuality: 'high',
  });
  whole.close();
  return small;
};

const desk = new EncodingDesk({ open, createEncoder, now: () => performance.now() });
const channel = new BroadcastChannel(encodingChannel);
const answer = (message: EncodingAnswer): void => channel.postMessage(message);
let queue: Promise<unknown> = Promise.resolve();

const encode = async ({ id, request, unfit }: Extract<EncodingOrder, { kind: 'encode' }>): Promise<void> => {
  try {
    const picture = await desk.encode(request, unfit);
    answer({ kind: 'encoded', id, picture, unfit: desk.unfitFor(request.mode) });
  } catch {
    answer({ kind: 'failed', id });
  }
};

channel.addEventListener('message', ({ data }: MessageEvent<EncodingOrder>) => {
  if (data.kind === 'are-you-there') answer({ kind: 'here' });
  // One at a time: each builds on the one before.
  if (data.kind === 'encode') queue = queue.then(() => encode(data));
});
answer({ kind: 'here' });

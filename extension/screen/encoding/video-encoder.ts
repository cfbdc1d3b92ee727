import { videoCodecStrings, type VideoCodec } from '#shared/screen/video-codec.ts';
import type { PictureEncoder } from './picture-encoder.ts';

const answersWithinMs = 2_000;

export interface VideoEncoderParts {
  readonly codec: VideoCodec;
  /** 0 to 255, the smaller the finer. */
  readonly quantizer: number;
  readonly width: number;
  readonly height: number;
}

/** `contentHint` is not in the library's types yet. */
const configurationOf = ({
  codec,
  width,
  height,
}: VideoEncoderParts): VideoEncoderConfig & { contentHint: string } => ({
  codec: videoCodecStrings[codec],
  width,
  height,
  bitrateMode: 'quantizer',
  latencyMode: 'realtime',
  // Finds what was scrolled and what is letters: a third of the bytes.
  contentHint: 'text',
});

/** What changed since the last picture, by the browser's own video encoder. */
export class VideoPictureEncoder implements PictureEncoder {
  readonly #parts: VideoEncoderParts;
  readonly #encoder: VideoEncoder;
  #count = 0;
  #settle: { take: (chunk: EncodedVideoChunk) => void; fail: (error: Error) => void } | null = null;

  constructor(parts: VideoEncoderParts) {
    this.#parts = parts;
    this.#encoder = new VideoEncoder({
      output: (chunk) => this.#settle?.take(chunk),
      error: (error) => this.#settle?.fail(error),
    });
    this.#encoder.configure(configurationOf(parts));
  }

  async encode(picture: ImageBitmap, wantsKey: boolean): Promise<{ isKey: boolean; bytes: Uint8Array }> {
    const chunk = await this.#chunkOf(picture, wantsKey);
    const bytes = new Uint8Array(chunk.byteLength);
    chunk.copyTo(bytes);
    return { isKey: chunk.type === 'key', bytes };
  }

  close(): void {
    if (this.#encoder.state !== 'closed') this.#encoder.close();
  }

  #chunkOf(picture: ImageBitmap, keyFrame: boolean): Promise<EncodedVideoChunk> {
    const { codec, quantizer } = this.#parts;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error('No frame in time')), answersWithinMs);
      this.#settle = {
        take: (chunk) => {
          clearTimeout(timer);
          resolve(chunk);
        },
        fail: reject,
      };
      const frame = new VideoFrame(picture, { timestamp: this.#count++ * 1_000_000 });
      const options: VideoEncoderEncodeOptions & { vp9?: { quantizer: number } } = {
        keyFrame,
        [codec]: { quantizer },
      };
      try {
        this.#encoder.encode(frame, options);
      } finally {
        frame.close();
      }
    });
  }
}

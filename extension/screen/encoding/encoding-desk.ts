import { framesPerKey, type FrameCodec, type FrameMode } from '#shared/screen/frame.ts';
import type { EncodedPicture, EncodeRequest } from '../encoding-orders.ts';
import { CodecLadder, type Rung } from './codec-ladder.ts';
import type { PictureEncoder } from './picture-encoder.ts';

export interface Sizes {
  readonly width: number;
  readonly height: number;
}

export interface EncodingDeskParts {
  /** The picture, made smaller where it is wider than wanted. */
  readonly open: (request: EncodeRequest) => Promise<ImageBitmap>;
  readonly createEncoder: (codec: Rung, mode: FrameMode, sizes: Sizes) => PictureEncoder;
  readonly now: () => number;
}

/** What one picture may cost: a tenth of a core or a little more, with what else a frame takes. */
const budgetMs: Readonly<Record<FrameMode, number>> = { grid: 60, close: 120 };

interface Stand extends Sizes {
  readonly codec: Rung;
  readonly encoder: PictureEncoder;
  /** Frames sent since the last whole picture. */
  sinceKey: number;
}

/** Writes pictures as frames with the best codec that this device has shown itself fit for. */
export class EncodingDesk {
  readonly #parts: EncodingDeskParts;
  readonly #ladders = new Map<FrameMode, CodecLadder>();
  readonly #stands = new Map<FrameMode, Stand>();

  constructor(parts: EncodingDeskParts) {
    this.#parts = parts;
  }

  /** Rejects when no codec can write it. `unfit` is what the device knew before of itself. */
  async encode(request: EncodeRequest, unfit: readonly FrameCodec[]): Promise<EncodedPicture> {
    const picture = await this.#parts.open(request);
    try {
      return await this.#write(picture, request, this.#ladder(request.mode, unfit));
    } finally {
      picture.close();
    }
  }

  unfitFor(mode: FrameMode): FrameCodec[] {
    return this.#ladders.get(mode)?.unfit ?? [];
  }

  #ladder(mode: FrameMode, unfit: readonly FrameCodec[]): CodecLadder {
    const ladder = this.#ladders.get(mode) ?? new CodecLadder({ budgetMs: budgetMs[mode], unfit });
    this.#ladders.set(mode, ladder);
    return ladder;
  }

  async #write(
    picture: ImageBitmap,
    { mode, isKey }: EncodeRequest,
    ladder: CodecLadder,
  ): Promise<EncodedPicture> {
    for (;;) {
      try {
        return await this.#writeWith(ladder, mode, picture, isKey);
      } catch (error) {
        this.#leave(mode);
        // The same picture is tried with the next codec: nobody sees a gap.
        if (!ladder.failed()) throw error;
      }
    }
  }

  async #writeWith(
    ladder: CodecLadder,
    mode: FrameMode,
    picture: ImageBitmap,
    isKey: boolean,
  ): Promise<EncodedPicture> {
    const stand = this.#standFor(ladder.current, mode, picture);
    const startedAt = this.#parts.now();
    const written = await stand.encoder.encode(picture, isKey || stand.sinceKey >= framesPerKey - 1);
    ladder.took(this.#parts.now() - startedAt);
    stand.sinceKey = written.isKey ? 0 : stand.sinceKey + 1;
    const { codec, width, height } = stand;
    return { codec, width, height, ...written };
  }

  #standFor(codec: Rung, mode: FrameMode, { width, height }: Sizes): Stand {
    const known = this.#stands.get(mode);
    if (known?.codec === codec && known.width === width && known.height === height) return known;
    this.#leave(mode);
    const encoder = this.#parts.createEncoder(codec, mode, { width, height });
    const stand: Stand = { codec, width, height, encoder, sinceKey: framesPerKey };
    this.#stands.set(mode, stand);
    return stand;
  }

  #leave(mode: FrameMode): void {
    this.#stands.get(mode)?.encoder.close();
    this.#stands.delete(mode);
  }
}

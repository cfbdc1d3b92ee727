import type { FrameMode } from '#shared/screen/frame.ts';
import type { EncodedPicture, EncodeRequest, ScreenEncoder } from './encoding-orders.ts';

export interface SteadyEncoderParts {
  /** Writes what changed. */
  readonly far: { encode(request: EncodeRequest): Promise<EncodedPicture>; close(): Promise<void> };
  /** Writes whole pictures, with nothing that could fail for long. */
  readonly plain: (request: EncodeRequest) => Promise<EncodedPicture>;
  readonly now: () => number;
}

const mostFailures = 3;
const plainForMs = 60_000;
/** A teacher who looks again soon finds everything warm. */
const restAfterMs = 30_000;

/** The best encoder while it works; whole pictures while it does not. Whoever looks sees no gap. */
export class SteadyEncoder implements ScreenEncoder {
  readonly #parts: SteadyEncoderParts;
  /** Modes whose last picture was a plain one: nothing can build on it. */
  readonly #plainModes = new Set<FrameMode>();
  #failures = 0;
  #plainUntil = 0;
  #resting: ReturnType<typeof setTimeout> | null = null;

  constructor(parts: SteadyEncoderParts) {
    this.#parts = parts;
  }

  async encode(request: EncodeRequest): Promise<EncodedPicture> {
    if (this.#resting !== null) clearTimeout(this.#resting);
    this.#resting = null;
    const isKey = request.isKey || this.#plainModes.has(request.mode);
    return (await this.#tryFar({ ...request, isKey })) ?? this.#plain(request);
  }

  rest(): void {
    this.#resting ??= setTimeout(() => {
      this.#resting = null;
      void this.#parts.far.close().catch(() => undefined);
    }, restAfterMs);
  }

  async drop(): Promise<void> {
    if (this.#resting !== null) clearTimeout(this.#resting);
    this.#resting = null;
    // A picture on its way to the page is refused there; a page that does not close holds up no lock.
    await this.#parts.far.close().catch(() => undefined);
  }

  async #tryFar(request: EncodeRequest): Promise<EncodedPicture | null> {
    const { far, now } = this.#parts;
    if (now() < this.#plainUntil) return null;
    try {
      const picture = await far.encode(request);
      this.#failures = 0;
      this.#plainModes.delete(request.mode);
      return picture;
    } catch {
      this.#failures += 1;
      if (this.#failures >= mostFailures) this.#plainUntil = now() + plainForMs;
      await far.close().catch(() => undefined);
      return null;
    }
  }

  #plain(request: EncodeRequest): Promise<EncodedPicture> {
    this.#plainModes.add(request.mode);
    return this.#parts.plain(request);
  }
}

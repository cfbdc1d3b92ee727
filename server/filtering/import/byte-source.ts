import { ImportRefused } from './import-refused.ts';

export type Chunks = AsyncIterable<Uint8Array>;

/** Bytes that arrive in pieces, taken in the pieces that are wanted; never more held than one asks for and one piece. */
export class ByteSource {
  readonly #chunks: AsyncIterator<Uint8Array>;
  #held: Uint8Array = new Uint8Array(0);

  constructor(chunks: Chunks) {
    this.#chunks = chunks[Symbol.asyncIterator]();
  }

  /** The next bytes, left in place; fewer where the source ends. */
  async peek(length: number): Promise<Uint8Array> {
    while (this.#held.length < length && (await this.#more())) continue;
    return this.#held.subarray(0, length);
  }

  /** Exactly so many bytes. */
  async take(length: number): Promise<Uint8Array> {
    const bytes = await this.peek(length);
    if (bytes.length < length) throw new ImportRefused('bad-message', 'The file ends too early.');
    this.#held = this.#held.subarray(length);
    return bytes;
  }

  /** The next so many bytes in pieces, or all there are. */
  async *read(length = Infinity): AsyncGenerator<Uint8Array> {
    for (let left = length; left > 0;) {
      if (this.#held.length === 0 && !(await this.#more())) {
        if (length === Infinity) return;
        throw new ImportRefused('bad-message', 'The file ends too early.');
      }
      const piece = this.#held.subarray(0, Math.min(left, this.#held.length));
      this.#held = this.#held.subarray(piece.length);
      left -= piece.length;
      yield piece;
    }
  }

  async #more(): Promise<boolean> {
    const next = await this.#chunks.next();
    if (next.done === true) return false;
    this.#held = this.#held.length === 0 ? next.value : Buffer.concat([this.#held, next.value]);
    return true;
  }
}

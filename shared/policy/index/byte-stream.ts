/** Letters of ASCII as bytes. */
export const asciiOf = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

/** Bytes that grow as they are written. */
export class ByteWriter {
  #held = new Uint8Array(1 << 12);
  #length = 0;

  bytes(bytes: Uint8Array): void {
    this.#make(bytes.length);
    this.#held.set(bytes, this.#length);
    this.#length += bytes.length;
  }

  /** 32 bits, little-endian. */
  word(value: number): void {
    this.#make(4);
    for (let shift = 0; shift < 32; shift += 8) this.#held[this.#length++] = value >>> shift;
  }

  /** Seven bits a byte, the lowest first; below 2³². */
  varint(value: number): void {
    this.#make(5);
    let left = value;
    for (; left > 127; left >>>= 7) this.#held[this.#length++] = (left & 127) | 128;
    this.#held[this.#length++] = left;
  }

  finish(): Uint8Array {
    return this.#held.slice(0, this.#length);
  }

  #make(room: number): void {
    if (this.#length + room <= this.#held.length) return;
    const larger = new Uint8Array((this.#length + room) * 2);
    larger.set(this.#held);
    this.#held = larger;
  }
}

/** Reads what `ByteWriter` wrote; beyond the end there are zeros, and `hasOverrun` says so. */
export class ByteReader {
  readonly #held: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#held = bytes;
  }

  get length(): number {
    return this.#held.length;
  }

  get hasOverrun(): boolean {
    return this.#at > this.#held.length;
  }

  byte(): number {
    return this.#held[this.#at++] ?? 0;
  }

  bytes(length: number): Uint8Array {
    this.#at += length;
    return this.#held.subarray(this.#at - length, this.#at);
  }

  word(): number {
    return (this.byte() | (this.byte() << 8) | (this.byte() << 16) | (this.byte() << 24)) >>> 0;
  }

  varint(): number {
    let value = 0;
    for (let shift = 0; shift < 32; shift += 7) {
      const byte = this.byte();
      value = (value | ((byte & 127) << shift)) >>> 0;
      if (byte < 128) return value;
    }
    return value;
  }
}

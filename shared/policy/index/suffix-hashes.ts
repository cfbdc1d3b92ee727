/** Two 32-bit words. Secret to a school, so that nobody outside can look for a name that hits by accident. */
export type Seed = readonly [number, number];

/** No name in the DNS is longer, and none has more labels than this. */
const maxLength = 253;
const maxLabels = 256;
const maxPageLength = 2_048;
const dot = 46;

/**
 * Hashes of a host and its parents in one pass over its letters, right to left: HalfSipHash-1-3 with 64 bits out (Aumasson
 * and Bernstein), whose message is the name written backwards, so that a parent's message begins its child's.
 */
export class SuffixHashes {
  /** By number of labels, less two: first the registrable name, last the host itself. */
  readonly high = new Uint32Array(maxLabels);
  readonly low = new Uint32Array(maxLabels);
  readonly #seed: Seed;

  constructor(seed: Seed) {
    this.#seed = seed;
  }

  /** Fills in the hashes of all names with two labels or more; answers how many: none for a host that is no name. */
  hashAll(host: string): number {
    return host.length > maxLength ? 0 : this.#hash(host, true);
  }

  /** Only the host's own hash, at place 0; false for a host that has none. */
  hashWhole(host: string): boolean {
    return host.length <= maxLength && this.#hash(host, false) > 0;
  }

  /**
   * The hash of a page's name, from its first letter on, at place 0; false for one that has none. The name begins with its
   * host. No page has the hash of a host but by accident.
   */
  hashPage(name: string): boolean {
    return name.length <= maxPageLength && this.#hash([...name].toReversed().join(''), false) > 0;
  }

  /** From the last letter to the first, all state in local variables: much quicker than in an array. */
  #hash(text: string, withParents: boolean): number {
    const { length } = text;
    const key0 = this.#seed[0];
    const key1 = this.#seed[1];
    let v0 = key0 | 0;
    let v1 = key1 ^ 0xee;
    let v2 = 0x6c796765 ^ key0;
    let v3 = 0x74656462 ^ key1;
    let word = 0;
    let labels = 1;
    let count = 0;
    for (let taken = 0; taken < length; taken += 1) {
      const letter = text.charCodeAt(length - 1 - taken);
      if (letter === dot) {
        if (withParents && labels > 1) this.#finish(count++, v0, v1, v2, v3, word | (taken << 24));
        labels += 1;
      }
      if (letter > 127) return 0;
      word |= letter << ((taken & 3) << 3);
      if ((taken & 3) !== 3) continue;
      // The paper's SipRound for 32-bit words.
      v3 ^= word;
      v0 = (v0 + v1) | 0;
      v1 = ((v1 << 5) | (v1 >>> 27)) ^ v0;
      v0 = (v0 << 16) | (v0 >>> 16);
      v2 = (v2 + v3) | 0;
      v3 = ((v3 << 8) | (v3 >>> 24)) ^ v2;
      v0 = (v0 + v3) | 0;
      v3 = ((v3 << 7) | (v3 >>> 25)) ^ v0;
      v2 = (v2 + v1) | 0;
      v1 = ((v1 << 13) | (v1 >>> 19)) ^ v2;
      v2 = (v2 << 16) | (v2 >>> 16);
      v0 ^= word;
      word = 0;
    }
    this.#finish(count, v0, v1, v2, v3, word | (length << 24));
    return labels > 1 ? count + 1 : 0;
  }

  /**
   * The state is the caller's copy, so that the child's letters can follow. Seven rounds, the first of which takes in the
   * last word.
   */
  #finish(place: number, a: number, b: number, c: number, d: number, last: number): void {
    let v0 = a;
    let v1 = b;
    let v2 = c;
    let v3 = d ^ last;
    for (let round = 0; round < 7; round += 1) {
      v0 = (v0 + v1) | 0;
      v1 = ((v1 << 5) | (v1 >>> 27)) ^ v0;
      v0 = (v0 << 16) | (v0 >>> 16);
      v2 = (v2 + v3) | 0;
      v3 = ((v3 << 8) | (v3 >>> 24)) ^ v2;
      v0 = (v0 + v3) | 0;
      v3 = ((v3 << 7) | (v3 >>> 25)) ^ v0;
      v2 = (v2 + v1) | 0;
      v1 = ((v1 << 13) | (v1 >>> 19)) ^ v2;
      v2 = (v2 << 16) | (v2 >>> 16);
      if (round === 0) {
        v0 ^= last;
        v2 ^= 0xee;
      } else if (round === 3) {
        this.high[place] = v1 ^ v3;
        v1 ^= 0xdd;
      }
    }
    this.low[place] = v1 ^ v3;
  }
}

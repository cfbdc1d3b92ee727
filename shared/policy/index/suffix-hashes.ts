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
  readonly #running = new Int32Array(4);

  constructor(seed: Seed) {
    this.#seed = seed;
  }

  /** Fills in the hashes of all names with two labels or more; answers how many: none for a host that is no name. */
  hashAll(host: string): number {
    return this.#hash(host, true);
  }

  /** Only the host's own hash, at place 0; false for a host that has none. */
  hashWhole(host: string): boolean {
    return this.#hash(host, false) > 0;
  }

  /** The hash of a page's name, at place 0; false for one that has none. No page has the hash of a host but by accident. */
  hashPage(name: string): boolean {
    if (name.length > maxPageLength) return false;
    this.#begin();
    let word = 0;
    for (let taken = 0; taken < name.length; taken += 1) {
      const letter = name.charCodeAt(taken);
      if (letter > 127) return false;
      word |= letter << ((taken & 3) << 3);
      if ((taken & 3) === 3) {
        this.#take(word);
        word = 0;
      }
    }
    this.#finish(0, word, name.length);
    return true;
  }

  #hash(host: string, withParents: boolean): number {
    const { length } = host;
    if (length > maxLength) return 0;
    this.#begin();
    let [word, labels, count] = [0, 1, 0];
    for (let taken = 0; taken < length; taken += 1) {
      const letter = host.charCodeAt(length - 1 - taken);
      if (letter === dot) {
        if (withParents && labels > 1) this.#finish(count++, word, taken);
        labels += 1;
      }
      if (letter > 127) return 0;
      word |= letter << ((taken & 3) << 3);
      if ((taken & 3) === 3) {
        this.#take(word);
        word = 0;
      }
    }
    this.#finish(count, word, length);
    return labels > 1 ? count + 1 : 0;
  }

  #begin(): void {
    const [key0, key1] = this.#seed;
    const state = this.#running;
    state[0] = key0;
    state[1] = key1 ^ 0xee;
    state[2] = 0x6c796765 ^ key0;
    state[3] = 0x74656462 ^ key1;
  }

  #take(word: number): void {
    absorb(this.#running, word);
  }

  /**
   * Leaves the running state as it is, so that the child's letters can follow. Seven rounds, the first of which takes in the
   * last word; in local variables, which is much quicker than in an array.
   */
  #finish(place: number, word: number, length: number): void {
    const last = word | (length << 24);
    let v0 = at(this.#running, 0);
    let v1 = at(this.#running, 1);
    let v2 = at(this.#running, 2);
    let v3 = at(this.#running, 3) ^ last;
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

const at = (state: Int32Array, place: number): number => state[place] as number;

const absorb = (state: Int32Array, word: number): void => {
  state[3] = at(state, 3) ^ word;
  mix(state);
  state[0] = at(state, 0) ^ word;
};

/** The paper's SipRound for 32-bit words. */
const mix = (state: Int32Array): void => {
  let v0 = at(state, 0);
  let v1 = at(state, 1);
  let v2 = at(state, 2);
  let v3 = at(state, 3);
  v0 = (v0 + v1) | 0;
  v1 = ((v1 << 5) | (v1 >>> 27)) ^ v0;
  v0 = (v0 << 16) | (v0 >>> 16);
  v2 = (v2 + v3) | 0;
  v3 = ((v3 << 8) | (v3 >>> 24)) ^ v2;
  v0 = (v0 + v3) | 0;
  v3 = ((v3 << 7) | (v3 >>> 25)) ^ v0;
  v2 = (v2 + v1) | 0;
  v1 = ((v1 << 13) | (v1 >>> 19)) ^ v2;
  state[0] = v0;
  state[1] = v1;
  state[2] = (v2 << 16) | (v2 >>> 16);
  state[3] = v3;
};

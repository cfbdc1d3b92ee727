/** How many 32-bit words hold so many fields of `width` bits, and one more, so that a read may always touch two. */
export const wordsFor = (fields: number, width: number): number => Math.ceil((fields * width) / 32) + 1;

/** Field number `place` of fields of `width` bits each (0 to 32), lowest bit first; fewer than 2³² bits in all. */
export const readField = (words: Uint32Array, place: number, width: number): number => {
  if (width === 0) return 0;
  const bit = place * width;
  const word = bit >>> 5;
  const shift = bit & 31;
  const first = (words[word] as number) >>> shift;
  const both = shift === 0 ? first : first | ((words[word + 1] as number) << (32 - shift));
  return (both << (32 - width)) >>> (32 - width);
};

/** Into words that are still zero there. */
export const writeField = (words: Uint32Array, place: number, width: number, value: number): void => {
  const bit = place * width;
  const word = bit >>> 5;
  const shift = bit & 31;
  words[word] = (words[word] as number) | (value << shift);
  if (shift + width > 32) words[word + 1] = (words[word + 1] as number) | (value >>> (32 - shift));
};

export const setBit = (words: Uint32Array, bit: number): void => {
  words[bit >>> 5] = (words[bit >>> 5] as number) | (1 << (bit & 31));
};

export const isBitSet = (words: Uint32Array, bit: number): boolean =>
  (((words[bit >>> 5] as number) >>> (bit & 31)) & 1) === 1;

/** Where the set bit stands that has `skipped` set bits between itself and `from`; there must be one. */
export const findSetBit = (words: Uint32Array, from: number, skipped: number): number => {
  let word = from >>> 5;
  let bits = (words[word] as number) & (-1 << (from & 31));
  let left = skipped;
  let sums = countsUpTo(bits);
  for (let here = sums >>> 24; here <= left; here = sums >>> 24) {
    left -= here;
    word += 1;
    bits = words[word] as number;
    sums = countsUpTo(bits);
  }
  // Without a question, which the processor would often guess wrongly: how many bytes end before that bit, then where in the next.
  const bytesBefore = ((Math.imul(left, 0x01010101) | 0x80808080) - sums) & 0x80808080;
  const shift = (Math.imul(bytesBefore >>> 7, 0x01010101) >>> 24) << 3;
  const inByte = left - (((sums << 8) >>> shift) & 0xff);
  return (word << 5) + shift + (setBitInByte[(inByte << 8) | ((bits >>> shift) & 0xff)] as number);
};

/** In each byte how many bits are set in it and the bytes below; in the last all. */
const countsUpTo = (bits: number): number => {
  const pairs = bits - ((bits >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101);
};

/** By how many set bits come before it, and by the byte: where the set bit stands. */
const setBitInByte = new Uint8Array(8 * 256);
for (let byte = 0; byte < 256; byte += 1) {
  for (let bit = 0, before = 0; bit < 8; bit += 1) {
    if (((byte >>> bit) & 1) === 1) setBitInByte[(before++ << 8) | byte] = bit;
  }
}

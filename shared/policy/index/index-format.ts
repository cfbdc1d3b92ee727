import * as z from 'zod/mini';
import { sha256 } from '../../platform.ts';
import { categoryIdSchema } from '../policy.ts';
import { asciiOf } from './byte-stream.ts';
import { wordsFor } from './packed-bits.ts';

/**
 * A compact index as a file. All numbers are little-endian.
 *
 *     0  magic "TCINDEX2"        8  SHA-256 of all that follows it
 *    40  eight 32-bit words: hosts, bucket bits, hash bits, set bits, words of `ends`, seed, seed, bytes of the names
 *    72  the category sets as JSON in ASCII, padded with spaces to a multiple of four
 *        then four arrays of 32-bit words: starts, ends, hashes, sets
 *
 * Hosts, and pages beside them (`page-marks.ts`), are kept as hashes alone (Elias–Fano): the first `bucketBits` bits of a hash say in which bucket it is, the next
 * `hashBits` are kept. `ends` has, for each bucket in turn, a 0 for each of its hosts and then a 1. `starts` says at which
 * bit of `ends` every 32nd bucket begins. `sets` says for each host which of the category sets it is in.
 */
export interface IndexParts {
  /** Every set of categories that some host is in. */
  readonly categorySets: readonly (readonly string[])[];
  readonly seed: readonly [number, number];
  readonly hostCount: number;
  readonly bucketBits: number;
  readonly hashBits: number;
  readonly setBits: number;
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
  readonly hashes: Uint32Array;
  readonly sets: Uint32Array;
}

export const bucketsPerStart = 32;
export const startsFor = (bucketBits: number): number => Math.ceil(2 ** bucketBits / bucketsPerStart);

const magic = asciiOf('TCINDEX2');
const coveredFrom = 40;
const namesFrom = 72;
const categorySetsSchema = z.array(z.array(categoryIdSchema)).check(z.maxLength(65_536));

export const writeIndexFile = async (parts: IndexParts): Promise<Uint8Array> => {
  const names = paddedAscii(JSON.stringify(parts.categorySets));
  const arrays = [parts.starts, parts.ends, parts.hashes, parts.sets];
  const words = arrays.reduce((sum, { length }) => sum + length, 0);
  const file = new Uint8Array(namesFrom + names.length + words * 4);
  const { hostCount, bucketBits, hashBits, setBits, ends, seed } = parts;
  const numbers = [hostCount, bucketBits, hashBits, setBits, ends.length, ...seed, names.length];
  const view = new DataView(file.buffer);
  for (const [place, number] of numbers.entries()) view.setUint32(coveredFrom + place * 4, number, true);
  file.set(names, namesFrom);
  let at = namesFrom + names.length;
  for (const array of arrays) {
    file.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), at);
    at += array.byteLength;
  }
  file.set(magic);
  file.set(await sha256(file.subarray(coveredFrom)), magic.length);
  return file;
};

/** Views into the bytes themselves: nothing is copied or parsed but the names of the categories. Null when damaged. */
export const readIndexFile = async (bytes: Uint8Array): Promise<IndexParts | null> => {
  if (!isLittleEndian || bytes.length < namesFrom || bytes.length % 4 !== 0) return null;
  if (!magic.every((byte, place) => bytes[place] === byte)) return null;
  const digest = await sha256(bytes.subarray(coveredFrom));
  if (!digest.every((byte, place) => bytes[magic.length + place] === byte)) return null;
  return partsOf(bytes.byteOffset % 4 === 0 ? bytes : bytes.slice());
};

/** A file that says what it is, and is whole, but comes from a builder with a mistake is refused as well. */
const partsOf = (bytes: Uint8Array): IndexParts | null => {
  const numbers = new Uint32Array(bytes.buffer, bytes.byteOffset + coveredFrom, 8);
  const [hostCount = 0, bucketBits = 0, hashBits = 0, setBits = 0] = numbers;
  const [endWords = 0, seed0 = 0, seed1 = 0, nameBytes = 0] = numbers.subarray(4);
  if (bucketBits < 1 || bucketBits > 26 || hashBits < 1 || hashBits > 32 || setBits > 16) return null;
  const lengths = [
    startsFor(bucketBits),
    endWords,
    wordsFor(hostCount, hashBits),
    wordsFor(hostCount, setBits),
  ];
  const words = lengths.reduce((sum, length) => sum + length, 0);
  if (namesFrom + nameBytes + words * 4 !== bytes.length || nameBytes % 4 !== 0) return null;
  if (endWords !== wordsFor(hostCount + 2 ** bucketBits, 1)) return null;
  const categorySets = readCategorySets(bytes.subarray(namesFrom, namesFrom + nameBytes));
  if (categorySets === null) return null;
  let at = bytes.byteOffset + namesFrom + nameBytes;
  const [starts, ends, hashes, sets] = lengths.map((length) => {
    at += length * 4;
    return new Uint32Array(bytes.buffer, at - length * 4, length);
  }) as [Uint32Array, Uint32Array, Uint32Array, Uint32Array];
  const sizes = { hostCount, bucketBits, hashBits, setBits };
  return { ...sizes, categorySets, seed: [seed0, seed1], starts, ends, hashes, sets };
};

/** Null for what is no list of sets. */
export const readCategorySets = (bytes: Uint8Array): readonly (readonly string[])[] | null => {
  try {
    let text = '';
    for (const byte of bytes) text += String.fromCharCode(byte);
    return categorySetsSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
};

/** Category ids are ASCII, and so is their JSON. */
const paddedAscii = (text: string): Uint8Array => asciiOf(text.padEnd(Math.ceil(text.length / 4) * 4));

/** As every machine is that runs Chromium or Node for schools; another would read nonsense, so it reads nothing. */
const isLittleEndian = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1;

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hostAndParents } from '../address.ts';
import { SuffixHashes, type Seed } from './suffix-hashes.ts';

/** HalfSipHash with 64 bits out, written as the paper has it, with its rounds as arguments. */
const halfSipHash = (message: number[], [k0, k1]: Seed, rounds: number, lastRounds: number): number[] => {
  const v = Int32Array.of(k0, k1 ^ 0xee, 0x6c796765 ^ k0, 0x74656462 ^ k1);
  const get = (place: number): number => v[place] ?? 0;
  const add = (to: number, from: number) => (v[to] = get(to) + get(from));
  const xor = (to: number, value: number) => (v[to] = get(to) ^ value);
  const turn = (place: number, by: number) => (v[place] = (get(place) << by) | (get(place) >>> (32 - by)));
  const half = (one: number, other: number, by: number) => {
    add(one, other);
    turn(other, by);
    xor(other, get(one));
  };
  const mix = (times: number): void => {
    for (let round = 0; round < times; round += 1) {
      half(0, 1, 5);
      turn(0, 16);
      half(2, 3, 8);
      half(0, 3, 7);
      half(2, 1, 13);
      turn(2, 16);
    }
  };
  const whole = Math.floor(message.length / 4) * 4;
  const padded = [...message, ...[0, 0, 0].slice(message.length - whole), message.length & 0xff];
  const words = new Int32Array(Uint8Array.from(padded).buffer);
  for (const word of words) {
    xor(3, word);
    mix(rounds);
    xor(0, word);
  }
  xor(2, 0xee);
  mix(lastRounds);
  const high = (get(1) ^ get(3)) >>> 0;
  xor(1, 0xdd);
  mix(lastRounds);
  return [high, (get(1) ^ get(3)) >>> 0];
};

const backwards = (host: string): number[] => [...host].map((letter) => letter.charCodeAt(0)).toReversed();
const seedArbitrary = fc.tuple(fc.nat(0xffffffff), fc.nat(0xffffffff));
const label = fc.string({ unit: fc.constantFrom(...'abz09-_'), minLength: 1, maxLength: 9 });
const hostArbitrary = fc.array(label, { minLength: 1, maxLength: 6 }).map((labels) => labels.join('.'));

test('the reference gives the vectors its authors published for HalfSipHash-2-4', () => {
  // Key 00…07, message 00, 01, … of each length; vectors.h of github.com/veorq/SipHash.
  const published = [
    '218d1f59b9b83cc8',
    'be552412f8387315',
    '064f39ef7c50eb57',
    'ce0f1a45f7060679',
    'd5e78a175be52ea1',
    'cb9d7c3f2f3db580',
    'ce3e91358aa2bc25',
    'ff202728b07bc684',
    'edfee820bce4858c',
    '5b51cccc13888307',
  ];
  for (const [length, vector] of published.entries()) {
    const message = Array.from({ length }, (_, place) => place);
    const hash = halfSipHash(message, [0x03020100, 0x07060504], 2, 4);
    expect(Buffer.from(Uint32Array.from(hash).buffer).toString('hex')).toBe(vector);
  }
});

describe('the hashes of a host and its parents', () => {
  test('are HalfSipHash-1-3 of the names backwards, for every name with two labels', () => {
    fc.assert(
      fc.property(hostArbitrary, seedArbitrary, (host, seed) => {
        const hashes = new SuffixHashes(seed);
        const names = hostAndParents(host).filter((name) => name.includes('.'));
        expect(hashes.hashAll(host)).toBe(names.length);
        for (const [place, name] of names.toReversed().entries()) {
          expect([hashes.high[place], hashes.low[place]]).toEqual(halfSipHash(backwards(name), seed, 1, 3));
        }
      }),
    );
  });

  test('the whole host alone has the hash it has among its parents', () => {
    const [alone, among] = [new SuffixHashes([7, 8]), new SuffixHashes([7, 8])];
    expect(alone.hashWhole('www.maps.example.org')).toBe(true);
    expect(among.hashAll('www.maps.example.org')).toBe(3);
    expect([alone.high[0], alone.low[0]]).toEqual([among.high[2], among.low[2]]);
  });

  test.each(['test', '', 'bücher.test', `${'a.'.repeat(127)}test`])('%j has none', (host) => {
    expect(new SuffixHashes([7, 8]).hashAll(host)).toBe(0);
    expect(new SuffixHashes([7, 8]).hashWhole(host)).toBe(false);
  });
});

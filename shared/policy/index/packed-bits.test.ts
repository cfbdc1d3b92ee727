import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findSetBit, isBitSet, readField, setBit, wordsFor, writeField } from './packed-bits.ts';

test('what is written into fields of any width is read back', () => {
  const width = fc.integer({ min: 1, max: 32 });
  const numbers = fc.array(fc.nat(0xffffffff), { minLength: 1, maxLength: 50 });
  fc.assert(
    fc.property(width, numbers, (bits, all) => {
      const values = all.map((value) => value >>> (32 - bits));
      const words = new Uint32Array(wordsFor(values.length, bits));
      for (const [place, value] of values.entries()) writeField(words, place, bits, value);
      expect(values.map((_, place) => readField(words, place, bits))).toEqual(values);
    }),
  );
});

test('fields without width are zero', () => {
  expect(readField(new Uint32Array(wordsFor(9, 0)), 8, 0)).toBe(0);
});

test('the set bit so many set bits further on is found', () => {
  const every = Array.from({ length: 301 }, (_, bit) => bit);
  const bits = fc.oneof(fc.uniqueArray(fc.nat(300), { minLength: 1, maxLength: 200 }), fc.constant(every));
  fc.assert(
    fc.property(bits, fc.nat(300), fc.nat(300), (all, anyFrom, anySkipped) => {
      const words = new Uint32Array(wordsFor(301, 1));
      for (const bit of all) setBit(words, bit);
      const from = Math.min(anyFrom, Math.max(...all));
      const after = all.filter((bit) => bit >= from).toSorted((one, other) => one - other);
      const skipped = anySkipped % after.length;
      expect(findSetBit(words, from, skipped)).toBe(after[skipped]);
      expect(all.every((bit) => isBitSet(words, bit))).toBe(true);
    }),
  );
});

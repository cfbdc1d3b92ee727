import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { HostList } from '../category-index.ts';
import { buildCompactIndex } from './build-compact-index.ts';
import { applyDifference, makeDifference } from './index-difference.ts';
import { readIndexFile, type IndexParts } from './index-format.ts';
import type { Seed } from './suffix-hashes.ts';

const widths = { bucketBits: 6, hashBits: 31 };
const seed: Seed = [1, 2];

const partsOf = async (file: Uint8Array): Promise<IndexParts> => {
  const parts = await readIndexFile(file);
  if (parts === null) throw new Error('The index was refused.');
  return parts;
};
const build = (lists: readonly HostList[], change: { seed?: Seed; widths?: typeof widths } = {}) =>
  buildCompactIndex(lists, { seed, widths, ...change });
const differenceOf = async (before: Uint8Array, after: Uint8Array): Promise<Uint8Array | null> =>
  makeDifference(await partsOf(before), await partsOf(after));

const name = fc.tuple(fc.nat(40), fc.constantFrom('a.test', 'b.example')).map(([n, end]) => `${n}.${end}`);
const hosts = fc.array(name, { minLength: 50, maxLength: 80 });
const pages = fc.array(
  name.map((host) => `${host}/page`),
  { maxLength: 5 },
);
const lists = fc.array(fc.record({ id: fc.constantFrom('games', 'news', 'sport', 'shops'), hosts, pages }), {
  minLength: 1,
  maxLength: 3,
});

test('the old file and the difference give the new file, to the byte', async () => {
  await fc.assert(
    fc.asyncProperty(lists, lists, async (before, after) => {
      const [old, wanted] = [await build(before), await build(after)];
      const difference = await differenceOf(old, wanted);
      // Where the number of entries is far apart, they are kept in other widths.
      if (difference === null) return;
      expect(await applyDifference(old, difference)).toEqual(wanted);
    }),
  );
});

const many = (count: number, skipped: number): HostList[] => [
  { id: 'games', hosts: Array.from({ length: count }, (_, number) => `site-${number + skipped}.example`) },
];

test('it is made, and small, where little changed', async () => {
  const old = await buildCompactIndex(many(40_000, 0), { seed });
  const { bucketBits, hashBits } = await partsOf(old);
  const next = await build(many(40_000, 50), { widths: { bucketBits, hashBits } });
  const difference = await differenceOf(old, next);
  expect(difference?.length).toBeGreaterThan(100 * 5);
  expect(difference?.length).toBeLessThan(100 * 10);
  expect(await applyDifference(old, difference ?? new Uint8Array(0))).toEqual(next);
});

test('widths are kept while they serve, and not beyond', async () => {
  const first = await partsOf(await buildCompactIndex(many(1_000, 0), { seed }));
  const kept = { bucketBits: first.bucketBits, hashBits: first.hashBits };
  expect(await partsOf(await build(many(1_010, 0), { widths: kept }))).toMatchObject(kept);
  const larger = await partsOf(await build(many(4_000, 0), { widths: kept }));
  expect(larger.bucketBits + larger.hashBits).toBeGreaterThan(kept.bucketBits + kept.hashBits);
});

test('none is made between files of other seeds or widths', async () => {
  const file = await build(many(60, 0));
  expect(await differenceOf(file, await build(many(60, 1), { seed: [9, 9] }))).toBeNull();
  expect(await differenceOf(file, await build(many(600, 0)))).toBeNull();
});

test('what does not fit, or is cut short or made up, gives nothing or another file, and no failure', async () => {
  const [old, wanted, other] = [
    await build(many(60, 0)),
    await build(many(60, 5)),
    await build(many(60, 20)),
  ];
  const difference = (await differenceOf(old, wanted)) ?? new Uint8Array(0);
  expect(difference.length).toBeGreaterThan(50);
  expect(await applyDifference(other, difference)).not.toEqual(wanted);
  for (let length = 0; length < difference.length; length += 1) {
    expect(await applyDifference(old, difference.subarray(0, length))).not.toEqual(wanted);
  }
  await fc.assert(
    fc.asyncProperty(fc.nat(difference.length - 1), fc.integer({ min: 1, max: 255 }), async (place, flip) => {
      const damaged = difference.slice();
      damaged[place] = (damaged[place] ?? 0) ^ flip;
      const made = await applyDifference(old, damaged);
      expect(made === null || made instanceof Uint8Array).toBe(true);
    }),
  );
});

import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { emptyEdge, MerkleTree, rootOfEdge, withLeaf } from './merkle-tree.ts';
import { isConsistent, isIncluded } from './merkle-proofs.ts';

const leafOf = (text: string): string =>
  createHash('sha256').update(Buffer.of(0)).update(Buffer.from(text, 'hex')).digest('hex');
/** The leaves of the test vectors that certificate transparency's implementations share. */
const vectorLeaves = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
].map(leafOf);
const vectorRoots = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];

test.each(vectorRoots.map((root, index) => [index + 1, root]))(
  'the root of %i known leaves',
  (size, root) => {
    expect(new MerkleTree(vectorLeaves).root(size)).toBe(root);
  },
);

const leaves = Array.from({ length: 200 }, (_, index) => leafOf(index.toString(16).padStart(4, '0')));
const sizes = fc.integer({ min: 1, max: leaves.length });

test('a tree that grows leaf by leaf has the root of the whole', () => {
  let edge = emptyEdge;
  const tree = new MerkleTree(leaves);
  for (const [index, leaf] of leaves.entries()) {
    edge = withLeaf(edge, leaf);
    expect(rootOfEdge(edge)).toBe(tree.root(index + 1));
  }
});

test('each leaf leads to the root, and no other does', () => {
  fc.assert(
    fc.property(sizes, fc.nat(), fc.nat(), (size, one, other) => {
      const tree = new MerkleTree(leaves);
      const index = one % size;
      const proof = tree.inclusionProof(index, size);
      const asked = { index, size, root: tree.root(size), proof };
      expect(isIncluded({ ...asked, leaf: leaves[index] ?? '' })).toBe(true);
      if (other % size === index) return;
      expect(isIncluded({ ...asked, leaf: leaves[other % size] ?? '' })).toBe(false);
      expect(isIncluded({ ...asked, leaf: leaves[index] ?? '', index: other % size })).toBe(false);
    }),
  );
});

test('an older tree is the beginning of a later one, and no other tree is', () => {
  fc.assert(
    fc.property(sizes, sizes, fc.nat(), (one, other, changed) => {
      const [older, size] = [Math.min(one, other), Math.max(one, other)];
      const tree = new MerkleTree(leaves);
      const asked = { older, size, root: tree.root(size), proof: tree.consistencyProof(older, size) };
      expect(isConsistent({ ...asked, olderRoot: tree.root(older) })).toBe(true);
      const forged = new MerkleTree(
        leaves.map((leaf, index) => (index === changed % older ? leafOf('ff') : leaf)),
      );
      expect(isConsistent({ ...asked, olderRoot: forged.root(older) })).toBe(false);
    }),
  );
});

test('there is no proof of what was never there', () => {
  const tree = new MerkleTree(vectorLeaves);
  expect(() => tree.inclusionProof(8)).toThrow(RangeError);
  expect(() => tree.consistencyProof(9)).toThrow(RangeError);
  expect(() => tree.consistencyProof(0)).toThrow(RangeError);
});

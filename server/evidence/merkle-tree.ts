import { hash as hashOf } from 'node:crypto';

const hashBytes = 32;

/**
 * The Merkle tree of RFC 9162, section 2.1, over leaf hashes that are made already. All hashes are hex SHA-256. A tree of
 * `size` leaves is split at the largest power of two below its size.
 */
export const nodeHash = (left: string, right: string): string => {
  const bytes = Buffer.alloc(1 + 2 * hashBytes, 1);
  bytes.write(left, 1, 'hex');
  bytes.write(right, 1 + hashBytes, 'hex');
  return hashOf('sha256', bytes);
};

/** The root of a tree without leaves. */
export const emptyRoot = hashOf('sha256', '');

/** The right edge of a growing tree: the roots of its whole subtrees, the largest first. All that adding a leaf needs. */
export interface Edge {
  readonly size: number;
  readonly hashes: readonly string[];
}
export const emptyEdge: Edge = { size: 0, hashes: [] };

/** The edge with one more leaf. */
export const withLeaf = ({ size, hashes }: Edge, leaf: string): Edge => {
  const kept = [...hashes];
  let hash = leaf;
  // Each 1 at the end of the size is a whole subtree as large as what the leaf has become by now.
  for (let whole = size; whole % 2 === 1; whole = (whole - 1) / 2) hash = nodeHash(kept.pop() ?? '', hash);
  return { size: size + 1, hashes: [...kept, hash] };
};

export const rootOfEdge = ({ hashes }: Edge): string =>
  hashes.length === 0 ? emptyRoot : hashes.reduceRight((right, left) => nodeHash(left, right));

/** The largest power of two below `size`, which is at least 2. */
const splitOf = (size: number): number => 2 ** (Math.ceil(Math.log2(size)) - 1);

/** Hashes of subtrees, each made once however many proofs ask for it. */
export class MerkleTree {
  readonly #leaves: readonly string[];
  readonly #made = new Map<string, string>();

  constructor(leaves: readonly string[]) {
    this.#leaves = leaves;
  }

  get size(): number {
    return this.#leaves.length;
  }

  leaf(index: number): string | undefined {
    return this.#leaves[index];
  }

  root(size = this.size): string {
    return size === 0 ? emptyRoot : this.#hashOf(0, size);
  }

  /** What leads from leaf `index` to the root of the first `size` leaves (section 2.1.3.1). */
  inclusionProof(index: number, size = this.size): string[] {
    if (index < 0 || index >= size || size > this.size) throw new RangeError('There is no such leaf.');
    return this.#pathTo(index, 0, size);
  }

  /** What shows that the first `older` leaves of the tree are the same in the first `size` (section 2.1.4.1). */
  consistencyProof(older: number, size = this.size): string[] {
    if (older < 1 || older > size || size > this.size) throw new RangeError('There was no such tree.');
    return older === size ? [] : this.#proofOf(older, 0, size, true);
  }

  #pathTo(index: number, from: number, size: number): string[] {
    if (size === 1) return [];
    const split = splitOf(size);
    return index < split
      ? [...this.#pathTo(index, from, split), this.#hashOf(from + split, size - split)]
      : [...this.#pathTo(index - split, from + split, size - split), this.#hashOf(from, split)];
  }

  #proofOf(older: number, from: number, size: number, isWhole: boolean): string[] {
    if (older === size) return isWhole ? [] : [this.#hashOf(from, size)];
    const split = splitOf(size);
    return older <= split
      ? [...this.#proofOf(older, from, split, isWhole), this.#hashOf(from + split, size - split)]
      : [...this.#proofOf(older - split, from + split, size - split, false), this.#hashOf(from, split)];
  }

  #hashOf(from: number, size: number): string {
    if (size === 1) return this.#leaves[from] as string;
    const key = `${from}+${size}`;
    const made = this.#made.get(key);
    if (made !== undefined) return made;
    const split = splitOf(size);
    const hash = nodeHash(this.#hashOf(from, split), this.#hashOf(from + split, size - split));
    this.#made.set(key, hash);
    return hash;
  }
}

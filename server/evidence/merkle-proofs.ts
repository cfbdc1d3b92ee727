import { nodeHash } from './merkle-tree.ts';

export interface Inclusion {
  /** Hex, as are all hashes here. */
  readonly leaf: string;
  readonly index: number;
  readonly size: number;
  readonly root: string;
  readonly proof: readonly string[];
}

/** Whether a leaf is in the tree with this root (RFC 9162, section 2.1.3.2). */
export const isIncluded = ({ leaf, index, size, root, proof }: Inclusion): boolean => {
  if (index < 0 || index >= size) return false;
  let [place, last, hash] = [index, size - 1, leaf];
  for (const beside of proof) {
    if (last === 0) return false;
    if (place % 2 === 1 || place === last) {
      hash = nodeHash(beside, hash);
      while (place % 2 === 0 && place !== 0) [place, last] = [place / 2, Math.floor(last / 2)];
    } else {
      hash = nodeHash(hash, beside);
    }
    [place, last] = [Math.floor(place / 2), Math.floor(last / 2)];
  }
  return last === 0 && hash === root;
};

export interface Consistency {
  readonly older: number;
  readonly olderRoot: string;
  readonly size: number;
  readonly root: string;
  readonly proof: readonly string[];
}

const isPowerOfTwo = (size: number): boolean => Number.isInteger(Math.log2(size));

/** Whether the older tree is the beginning of the later one (RFC 9162, section 2.1.4.2). */
export const isConsistent = ({ older, olderRoot, size, root, proof }: Consistency): boolean => {
  if (older < 1 || older > size) return false;
  if (older === size) return proof.length === 0 && olderRoot === root;
  const path = isPowerOfTwo(older) ? [olderRoot, ...proof] : [...proof];
  const first = path.shift();
  if (first === undefined) return false;
  let [place, last] = [older - 1, size - 1];
  while (place % 2 === 1) [place, last] = [Math.floor(place / 2), Math.floor(last / 2)];
  let [olderHash, hash] = [first, first];
  for (const beside of path) {
    if (last === 0) return false;
    if (place % 2 === 1 || place === last) {
      olderHash = nodeHash(beside, olderHash);
      hash = nodeHash(beside, hash);
      while (place % 2 === 0 && place !== 0) [place, last] = [place / 2, Math.floor(last / 2)];
    } else {
      hash = nodeHash(hash, beside);
    }
    [place, last] = [Math.floor(place / 2), Math.floor(last / 2)];
  }
  return last === 0 && olderHash === olderRoot && hash === root;
};

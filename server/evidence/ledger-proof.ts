import type { KeptCheckpoint } from './checkpoints.ts';
import type { LedgerRow } from './ledger-rows.ts';
import type { MerkleTree } from './merkle-tree.ts';

/** An entry with all that it takes to see that it is in the tree of a checkpoint. Hashes are hex. */
export interface ProvenEntry extends Omit<LedgerRow, 'hash'> {
  /** Hash of the entry before it; empty for the first. */
  readonly previous: string;
  /** From its own hash to the root. */
  readonly proof: readonly string[];
  /** Who did it and the salt, where the entry itself only commits to it. */
  readonly opened?: { readonly actor: string; readonly salt: string };
}

/** A checkpoint of a smaller tree, and that it is the beginning of the one proven. */
export interface EarlierCheckpoint {
  readonly note: string;
  readonly proof: readonly string[];
  /** RFC 3161 token about the SHA-256 of the note, base64; where an authority outside has stamped it. */
  readonly timeStamp?: string;
}

/** Everything that an outsider needs beside the school's public key. `npm run verify-evidence` reads it. */
export interface LedgerProof {
  /** The school's key, as https://c2sp.org/signed-note writes keys: to be compared with the one that the school gave. */
  readonly key: string;
  /** Signed now, over all entries. */
  readonly checkpoint: string;
  readonly entries: readonly ProvenEntry[];
  readonly earlier: readonly EarlierCheckpoint[];
}

export const proofsIn = (
  tree: MerkleTree,
  rows: readonly LedgerRow[],
  checkpoints: readonly KeptCheckpoint[],
  open: (row: LedgerRow) => ProvenEntry['opened'] | null,
): Pick<LedgerProof, 'entries' | 'earlier'> => ({
  entries: rows.map(({ hash: _own, ...line }) => {
    const opened = open({ ...line, hash: _own });
    return {
      ...line,
      ...(opened && { opened: { actor: opened.actor, salt: opened.salt } }),
      previous: tree.leaf(line.seq - 2) ?? '',
      proof: tree.inclusionProof(line.seq - 1),
    };
  }),
  earlier: worthShowing(rows, checkpoints, tree.size).map(({ note, size, timeStamp }) => ({
    note,
    proof: tree.consistencyProof(size),
    ...(timeStamp !== null && { timeStamp }),
  })),
});

/**
 * The first checkpoint that each entry is in, than whose signature it cannot be younger; the first such that was stamped
 * outside; and all that were given away.
 */
const worthShowing = (
  rows: readonly LedgerRow[],
  checkpoints: readonly KeptCheckpoint[],
  size: number,
): KeptCheckpoint[] => {
  const signed = checkpoints.filter((each) => each.read !== null && each.size >= 1 && each.size <= size);
  const first = rows.flatMap(({ seq }) => signed.find((each) => each.size >= seq) ?? []);
  const stamped = signed.filter(({ timeStamp }) => timeStamp !== null);
  const outside = rows.flatMap(({ seq }) => stamped.find((each) => each.size >= seq) ?? []);
  const given = signed.filter(({ isGiven }) => isGiven);
  return [...new Map([...first, ...outside, ...given].map((each) => [each.note, each])).values()];
};

import type { LedgerProof, ProvenEntry } from '../../server/evidence/ledger-proof.ts';

/** What is in an export, by name. */
export type Files = Record<string, Uint8Array>;
type Proof = { -readonly [Part in keyof LedgerProof]: LedgerProof[Part] };

export const proofIn = (of: Files): Proof =>
  JSON.parse(Buffer.from(of['ledger.json'] ?? '').toString()) as Proof;
export const withProof = (of: Files, change: (proof: Proof) => void): Files => {
  const proof = proofIn(of);
  change(proof);
  return { ...of, 'ledger.json': Buffer.from(JSON.stringify(proof)) };
};
export const changeEntry = (of: Files, action: string, change: (entry: ProvenEntry) => object): Files =>
  withProof(of, (proof) => {
    proof.entries = proof.entries.map((entry) =>
      entry.action === action ? { ...entry, ...change(entry) } : entry,
    );
  });
export const without = (of: Files, name: string): Files =>
  Object.fromEntries(Object.entries(of).filter(([each]) => each !== name));
export const flipped = (bytes: Uint8Array | undefined): Uint8Array => {
  const copy = Buffer.from(bytes ?? []);
  copy.writeUInt8(copy.readUInt8(copy.length - 1) ^ 1, copy.length - 1);
  return copy;
};

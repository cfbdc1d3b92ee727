import type { LedgerSigner } from '../evidence/ledger-signer.ts';
import { signNote } from '../evidence/signed-note.ts';

/** What a certificate of deletion says. No names: it outlives what was deleted. */
export interface Certificate {
  /** "12", or "H3" where what went was for the head's eyes. */
  readonly name: string;
  readonly certificateId: string;
  readonly at: number;
  /** "Record of incident 12". */
  readonly what: string;
  readonly rule: string;
  /** `server`, or account ids: who asked, who allowed. */
  readonly by: readonly string[];
  /** How many pieces of evidence went, and how many keys were destroyed. */
  readonly items: number;
  readonly keys: number;
  /** What the ledger committed to about it, by number of entry; their facts were erased. */
  readonly commitments: readonly { readonly seq: number; readonly commitment: string }[];
  /** From then on no backup has the keys any more, if backups are kept as the school says. */
  readonly backupsGoneAt: number;
}

const dateOf = (at: number): string => new Date(at).toISOString();

/** A text for people, signed with the key of the ledger as https://c2sp.org/signed-note has it. */
export const signCertificate = (certificate: Certificate, { key, privateKey }: LedgerSigner): string => {
  const { name, certificateId, at, what, rule, by, items, keys, commitments, backupsGoneAt } = certificate;
  const lines = [
    `Certificate of deletion ${name}`,
    `id ${certificateId}`,
    `deleted ${what}`,
    `at ${dateOf(at)}`,
    `rule ${rule}`,
    `by ${by.join(', allowed by ')}`,
    `pieces of evidence ${items}`,
    `keys destroyed ${keys}`,
    `backups from before may hold the keys until ${dateOf(backupsGoneAt).slice(0, 10)}`,
    `ledger ${key.name}`,
    ...commitments.map(({ seq, commitment }) => `entry ${seq} sha256 ${commitment}`),
  ];
  return signNote(`${lines.join('\n')}\n`, key, privateKey);
};

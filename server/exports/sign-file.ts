import type { LedgerSigner } from '../evidence/ledger-signer.ts';
import { signNote } from '../evidence/signed-note.ts';

/**
 * A signature to lie beside a file, by the key that signs the ledger: a note as https://c2sp.org/signed-note has it. Its first
 * line is no ledger's name, so that it is never taken for a checkpoint.
 */
export const signFile = (
  signer: LedgerSigner,
  file: { readonly name: string; readonly sha256: string; readonly at: number },
): string => {
  const { name, sha256, at } = file;
  const text = `thinkclick-export/file\n${name}\nsha256 ${sha256}\nat ${new Date(at).toISOString()}\n`;
  return signNote(text, signer.key, signer.privateKey);
};

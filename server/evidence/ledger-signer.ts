import { createHash, createPublicKey, type KeyObject } from 'node:crypto';
import type { NoteKey } from './signed-note.ts';

/** Signs for one ledger, whose name is the key's. */
export interface LedgerSigner {
  readonly key: NoteKey;
  readonly privateKey: KeyObject;
}

/** A ledger has its name from its key, so that no two schools' are called the same, and none is called after its school. */
export const ledgerSigner = (privateKey: KeyObject): LedgerSigner => {
  const { x = '' } = createPublicKey(privateKey).export({ format: 'jwk' });
  const publicKey = Buffer.from(x, 'base64url');
  const id = createHash('sha256').update(publicKey).digest('hex').slice(0, 16);
  return { key: { name: `thinkclick-ledger/${id}`, publicKey }, privateKey };
};

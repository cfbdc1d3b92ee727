import { createHash, createPublicKey, sign, verify, type KeyObject } from 'node:crypto';

/** What a signed checkpoint says about the ledger. */
export interface Checkpoint {
  /** Names the one log that this is about. */
  readonly origin: string;
  /** How many entries it had. */
  readonly size: number;
  /** Root of its Merkle tree, hex. */
  readonly root: string;
  /** When it was signed, epoch ms. */
  readonly at: number;
}

/** Whose note this is: a name and an Ed25519 key, as in https://c2sp.org/signed-note. */
export interface NoteKey {
  readonly name: string;
  /** Raw, 32 bytes. */
  readonly publicKey: Buffer;
}

const ed25519 = 1;
const signatureStart = '\u2014 ';
const timeStart = 'at ';

/** The first four bytes of SHA-256 of name, newline, algorithm and key. */
const keyIdOf = ({ name, publicKey }: NoteKey): Buffer =>
  createHash('sha256')
    .update(`${name}\n`)
    .update(Buffer.of(ed25519))
    .update(publicKey)
    .digest()
    .subarray(0, 4);

/** The text under which schools and verifiers know a key: name, id and key. */
export const noteKeyText = (key: NoteKey): string =>
  `${key.name}+${keyIdOf(key).toString('hex')}+${Buffer.concat([Buffer.of(ed25519), key.publicKey]).toString('base64')}`;

/**
 * A checkpoint as https://c2sp.org/tlog-checkpoint and https://c2sp.org/signed-note have it, with one line of its own: the
 * time of the signature in ISO 8601. Names have no spaces, newlines or plus signs.
 */
export const signCheckpoint = (checkpoint: Checkpoint, key: NoteKey, privateKey: KeyObject): string => {
  const text = textOf(checkpoint);
  const signature = Buffer.concat([keyIdOf(key), sign(null, Buffer.from(text), privateKey)]);
  return `${text}\n${signatureStart}${key.name} ${signature.toString('base64')}\n`;
};

/** Null for what is no checkpoint, or is not signed by this key. */
export const readCheckpoint = (note: string, key: NoteKey): Checkpoint | null => {
  const end = note.lastIndexOf('\n\n');
  if (end < 0) return null;
  const text = note.slice(0, end + 1);
  const isSigned = note
    .slice(end + 2)
    .split('\n')
    .some((line) => isSignature(line, text, key));
  return isSigned ? checkpointOf(text) : null;
};

const textOf = ({ origin, size, root, at }: Checkpoint): string =>
  [
    origin,
    size,
    Buffer.from(root, 'hex').toString('base64'),
    timeStart + new Date(at).toISOString(),
    '',
  ].join('\n');

const isSignature = (line: string, text: string, key: NoteKey): boolean => {
  const start = `${signatureStart}${key.name} `;
  if (!line.startsWith(start)) return false;
  const bytes = Buffer.from(line.slice(start.length), 'base64');
  if (!bytes.subarray(0, 4).equals(keyIdOf(key))) return false;
  const jwk = { kty: 'OKP', crv: 'Ed25519', x: key.publicKey.toString('base64url') };
  return verify(null, Buffer.from(text), createPublicKey({ key: jwk, format: 'jwk' }), bytes.subarray(4));
};

const checkpointOf = (text: string): Checkpoint | null => {
  const [origin = '', size = '', root = '', time = ''] = text.split('\n');
  const at = time.startsWith(timeStart) ? Date.parse(time.slice(timeStart.length)) : Number.NaN;
  const checkpoint = { origin, size: Number(size), root: Buffer.from(root, 'base64').toString('hex'), at };
  // What would be written otherwise was not written by us.
  return Number.isFinite(at) && textOf(checkpoint) === text ? checkpoint : null;
};
